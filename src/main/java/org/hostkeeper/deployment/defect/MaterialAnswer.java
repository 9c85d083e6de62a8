package org.hostkeeper.deployment.defect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hostkeeper.deployment.AgentPlaces;
import org.hostkeeper.deployment.HostGround;
import org.hostkeeper.deployment.ModuleUnit;
import org.hostkeeper.deployment.ShownUnits;
import org.hostkeeper.deployment.defect.Material.FoundFile;
import org.hostkeeper.deployment.defect.Material.FoundUnit;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;

/** What defects.sh says, taken apart: lines of words, of which free ones are base64. */
final class MaterialAnswer {
    private static final String TABLE = "table";
    private static final List<String> ENDS = List.of("", "-wal", "-journal");

    private final Map<String, List<FoundFile>> files = new HashMap<>();
    private final Map<String, List<String>> words = new HashMap<>();

    private MaterialAnswer() {}

    static MaterialAnswer of(String answer) {
        MaterialAnswer taken = new MaterialAnswer();
        answer.lines().map(line -> line.split(" ")).forEach(line -> {
            if (line.length == 2) {
                taken.words.computeIfAbsent(line[0], _ -> new ArrayList<>()).add(text(line[1]));
            } else if (line.length == 8) {
                taken.files.computeIfAbsent(line[0], _ -> new ArrayList<>()).add(file(line));
            }
        });
        return taken;
    }

    /** The table of modules by the end of its files' names; empty if the host has none. */
    Optional<Map<String, Bytes>> table() {
        Map<String, Bytes> table = new HashMap<>();
        for (String end : ENDS) {
            files(TABLE + end).stream().findFirst().flatMap(found -> found.file().content()).ifPresent(bytes -> table.put(end, bytes));
        }
        return table.containsKey("") ? Optional.of(Map.copyOf(table)) : Optional.empty();
    }

    /** A table, or a part of one, that is there and did not come: a link, too large, or written all the time. */
    Optional<String> unread() {
        Stream<String> partly = ENDS.stream()
                .flatMap(end -> files(TABLE + end).stream())
                .filter(found -> found.file().content().isEmpty())
                .map(FoundFile::path);
        return Stream.concat(words("unread").stream(), partly).findFirst();
    }

    Material material(
            HostName host,
            String login,
            HostGround.Owner owner,
            HostGround.UnitStand manager,
            Optional<List<ModuleRow>> rows,
            List<String> serving) {
        Optional<FoundFile> config = files("config").stream().findFirst();
        Optional<FoundFile> agent = files("agent").stream().findFirst();
        JsonNode settings = agent.or(() -> config)
                .map(ConfigJudge::parsed)
                .orElseGet(() -> JsonNodeFactory.instance.objectNode());
        Map<String, Optional<String>> code = new HashMap<>();
        Map<String, FileState.Present> codeFiles = new HashMap<>();
        words("linked").forEach(path -> code.put(path, Optional.empty()));
        files("code").forEach(found -> {
            code.put(found.path(), found.file().content().map(Bytes::text));
            codeFiles.put(found.path(), found.file());
        });
        return new Material(
                host, login, owner, new HashSet<>(words("group")), manager, foreign().contains(AgentPlaces.AGENT_UNIT), config, settings,
                files("sudoers"), units(), foreign(), rows.map(all -> new Material.Table(files(TABLE).getFirst().path(), all)), serving, code, codeFiles, files("temporary"),
                files("broker"));
    }

    private List<FoundUnit> units() {
        Map<String, Map<String, String>> states = ShownUnits.of(String.join("\n\n", words("states")));
        return files("unit").stream()
                .filter(file -> ModuleUnit.isOne(file.text()))
                .map(file -> {
                    String name = name(file);
                    Map<String, String> state = states.getOrDefault(name, Map.of());
                    HostGround.UnitStand stand = HostGround.UnitStand.of(
                            state.getOrDefault("ActiveState", ""), state.getOrDefault("UnitFileState", ""));
                    return new FoundUnit(name, file, stand.active(), stand.enabled());
                })
                .toList();
    }

    private Set<String> foreign() {
        Set<String> foreign = new HashSet<>(words("foreign"));
        files("unit").stream().filter(file -> !ModuleUnit.isOne(file.text())).map(MaterialAnswer::name).forEach(foreign::add);
        return foreign;
    }

    private static String name(FoundFile unit) {
        return unit.path().substring(unit.path().lastIndexOf('/') + 1);
    }

    private List<FoundFile> files(String kind) {
        return files.getOrDefault(kind, List.of());
    }

    private List<String> words(String kind) {
        return words.getOrDefault(kind, List.of());
    }

    private static FoundFile file(String[] line) {
        Ownership ownership = new Ownership(line[2], line[3], Integer.parseInt(line[4], 8));
        Optional<Bytes> content = line[7].startsWith("+") ? Optional.of(bytes(line[7].substring(1))) : Optional.empty();
        return new FoundFile(text(line[1]), new FileState.Present(line[6], Long.parseLong(line[5]), ownership, content));
    }

    private static Bytes bytes(String base64) {
        return Bytes.of(Base64.getDecoder().decode(base64));
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
