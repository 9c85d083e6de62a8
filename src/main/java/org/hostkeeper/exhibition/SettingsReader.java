package org.hostkeeper.exhibition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Reads how a machine is watched: a deployed controller's config.yaml with VMCTL_ variables, which win, and Hostkeeper's own
 * keys beside (docs/contracts.md, exhibition VM controller). What nobody knows is a warning, and is left as it is.
 */
public final class SettingsReader {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\s*(?:export\\s+)?VMCTL_([A-Z_]+)=(.*)");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_%-]{1,253}");
    private static final int DEPLOYED_PORT = 8000;
    private static final Consumer<Problem> UNTOLD = _ -> {};

    private static final String VM = "vm_name";
    private static final String SNAPSHOT = "snapshot_name";
    /** Known, and of no meaning here: how the deployed program logs, and whether it watches its own sources. */
    private static final Set<String> UNUSED = Set.of("api_reload", "log_level", "log_format");
    private static final Set<String> KNOWN = Set.of(
            VM, SNAPSHOT, "heartbeat_timeout", "heartbeat_check_interval", "vm_startup_wait_interval", "vm_startup_max_attempts",
            "vm_startup_heartbeat_delay", "auto_revert_enabled", "api_host", "api_port", "check_qemu_agent", "qemu_agent_timeout",
            "guests", "compatibility", "opening_hours", "breaker_reverts", "breaker_within", "breaker_pause", "breaker_longest",
            "revert_on_start", "visitor_idle");

    /** Whose a file is decides what an absent {@code api_host} means. */
    public enum Origin {
        /** A deployed controller's own config.yaml: every address of the host. */
        DEPLOYED("0.0.0.0"),
        /** A file in the agent's folder: loopback. Adoption writes {@code api_host} out, so that nothing moves by itself. */
        AGENT("127.0.0.1");

        private final String host;

        Origin(String host) {
            this.host = host;
        }
    }

    /**
     * Where settings stand.
     *
     * @param file of the yaml, as people are told of it
     * @param variablesFile of the variables, likewise
     * @param variables lines as in an .env file, of which those that begin with VMCTL_ count; of two the later wins
     */
    public record Source(String file, String yaml, String variablesFile, String variables) {}

    /** @param warnings keys that nobody knows */
    public record Read(ControllerSettings settings, List<Text> warnings) {
        public Read {
            warnings = List.copyOf(warnings);
        }
    }

    /** What a file and a variable say of one key. */
    public record Contradiction(String file, String variable) {}

    private final Origin origin;

    public SettingsReader(Origin origin) {
        this.origin = origin;
    }

    /** @throws ProblemException InvalidInput that names the key and the file of what cannot be taken */
    public Read read(Source source) {
        return read(source, problem -> {
            throw new ProblemException(problem);
        });
    }

    /**
     * As far as it is understood: what cannot be taken is told and counts as not said. The name of the machine is as it was said,
     * or "".
     */
    public Read read(Source source, Consumer<Problem> bad) {
        Map<String, String> said = new HashMap<>(yaml(source, bad));
        Map<String, String> sources = new HashMap<>();
        sources.put(VM, source.file());
        said.keySet().forEach(key -> sources.put(key, source.file()));
        variables(source.variables()).forEach((key, value) -> {
            said.put(key, value);
            sources.put(key, source.variablesFile());
        });
        return new Read(settings(new SettingValues(said, sources, bad)), unknown(sources));
    }

    /**
     * The keys that both the file and a variable say, and differently. Which of the two a deployed controller takes depends on its
     * version: its manual says the variable, that of 2025 takes the file.
     */
    public SortedMap<String, Contradiction> contradictions(Source source) {
        SortedMap<String, Contradiction> found = new TreeMap<>();
        Map<String, String> variables = variables(source.variables());
        yaml(source, UNTOLD).forEach((key, value) -> {
            String other = variables.get(key);
            if (other != null && KNOWN.contains(key) && !alone(key, value).equals(alone(key, other))) {
                found.put(key, new Contradiction(value, other));
            }
        });
        return found;
    }

    private ControllerSettings alone(String key, String value) {
        return settings(new SettingValues(Map.of(key, value), Map.of(), UNTOLD));
    }

    /** By key. */
    static Map<String, String> variables(String lines) {
        Map<String, String> said = new HashMap<>();
        for (String line : lines.lines().toList()) {
            Matcher variable = VARIABLE.matcher(line);
            if (variable.matches()) {
                said.put(variable.group(1).toLowerCase(Locale.ROOT), unquoted(variable.group(2).strip()));
            }
        }
        return said;
    }

    private static Map<String, String> yaml(Source source, Consumer<Problem> bad) {
        Map<String, String> said = new HashMap<>();
        parsed(source, bad).properties().forEach(entry -> said.put(entry.getKey(), value(entry.getKey(), entry.getValue(), source, bad)));
        return said;
    }

    private static ObjectNode parsed(Source source, Consumer<Problem> bad) {
        try {
            JsonNode read = YAML.readTree(source.yaml());
            if (read instanceof ObjectNode object) {
                return object;
            }
            if (read != null && !read.isMissingNode() && !read.isNull()) {
                bad.accept(file(source, ""));
            }
        } catch (JsonProcessingException e) {
            // its own message may quote the file; the place is enough
            bad.accept(file(source, e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr()));
        }
        return YAML.createObjectNode();
    }

    private static Problem file(Source source, String where) {
        return new Problem.InvalidInput(Text.literal(source.file()), where, Text.of("exhibition", "setting.yaml"));
    }

    /** A list is the same as its words with commas between. */
    private static String value(String key, JsonNode value, Source source, Consumer<Problem> bad) {
        if (value.isObject() && KNOWN.contains(key)) {
            bad.accept(new Problem.InvalidInput(Text.of("exhibition", "setting", key, source.file()), "", Text.of("exhibition", "setting.text")));
        }
        if (value.isArray()) {
            List<String> words = new ArrayList<>();
            value.forEach(each -> words.add(each.asText()));
            return String.join(",", words);
        }
        return value.isNull() ? "" : value.asText();
    }

    private static String unquoted(String value) {
        for (String quote : List.of("\"", "'")) {
            int end = value.indexOf(quote, 1);
            if (value.startsWith(quote) && end > 0) {
                return value.substring(1, end);
            }
        }
        return value.replaceFirst("\\s+#.*", "");
    }

    private static List<Text> unknown(Map<String, String> sources) {
        return sources.entrySet().stream()
                .filter(entry -> !KNOWN.contains(entry.getKey()) && !UNUSED.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Text.of("exhibition", "setting.unknown", entry.getValue(), entry.getKey()))
                .toList();
    }

    private ControllerSettings settings(SettingValues values) {
        // another name would be another machine: a bad one is told, and stands
        String vm = values.said().getOrDefault(VM, "").strip();
        if (!VmName.isOne(vm)) {
            values.bad().accept(values.invalid(VM, vm, "vm"));
        }
        return new ControllerSettings(
                vm,
                values.value(SNAPSHOT, "ready", word -> Optional.of(word).filter(SnapshotName::mayExist), "snapshot"),
                values.seconds("heartbeat_timeout", Duration.ofSeconds(15)),
                values.seconds("heartbeat_check_interval", Duration.ofMillis(500)),
                values.seconds("vm_startup_heartbeat_delay", Duration.ofSeconds(10)),
                values.seconds("vm_startup_wait_interval", Duration.ofSeconds(10)),
                values.count("vm_startup_max_attempts", 30),
                values.flag("auto_revert_enabled", true),
                values.flag("check_qemu_agent", true),
                values.seconds("qemu_agent_timeout", Duration.ofSeconds(5)),
                values.value("api_host", List.of(origin.host), SettingsReader::hosts, "host"),
                values.port("api_port", DEPLOYED_PORT),
                values.networks("guests"),
                values.compatibility("compatibility"),
                values.value("opening_hours", Optional.empty(), word -> OpeningHoursReader.read(word).map(Optional::of), "hours"),
                breaker(values),
                values.flag("revert_on_start", false),
                values.seconds("visitor_idle", Duration.ofMinutes(1)));
    }

    /** One that is said twice counts once: it can be listened at once. */
    private static Optional<List<String>> hosts(String words) {
        List<String> all = SettingValues.words(words).stream().distinct().toList();
        return all.isEmpty() || !all.stream().allMatch(host -> HOST.matcher(host).matches()) ? Optional.empty() : Optional.of(all);
    }

    private static ControllerSettings.Breaker breaker(SettingValues values) {
        ControllerSettings.Breaker usual = ControllerSettings.Breaker.usual();
        return new ControllerSettings.Breaker(
                values.count("breaker_reverts", usual.reverts()),
                values.seconds("breaker_within", usual.within()),
                values.seconds("breaker_pause", usual.pause()),
                values.seconds("breaker_longest", usual.longest()));
    }
}
