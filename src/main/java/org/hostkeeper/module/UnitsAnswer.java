package org.hostkeeper.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.facts.UnreadableAnswer;

/** Puts the parts of {@code units.sh}'s answer together: the list says what is there, the details say how it is. */
final class UnitsAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VERSION = Pattern.compile("systemd (\\d{1,6}).*");
    private static final Pattern COLUMNS = Pattern.compile("\\s*(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s*(.*)");

    private final Map<String, List<String>> parts = new HashMap<>();
    private final Map<String, Unit> units = new TreeMap<>();

    UnitsAnswer(String answer) {
        List<String> lines = List.of(answer.split("\n", -1));
        // only the details contain text of any kind: what begins before them is found from the start, the rest from the end
        int systemd = there("systemd", lines.indexOf("systemd"));
        int list = after(systemd, "list", lines);
        int show = after(list, "show", lines);
        int registered = there("registered", lines.lastIndexOf("registered"));
        int files = there("files", lines.subList(0, registered).lastIndexOf("files"));
        if (files < show) {
            throw new UnreadableAnswer("its parts are out of order");
        }
        parts.put("systemd", lines.subList(systemd + 1, list));
        parts.put("list", lines.subList(list + 1, show));
        parts.put("show", lines.subList(show + 1, files));
        parts.put("files", lines.subList(files + 1, registered));
        parts.put("registered", lines.subList(registered + 1, lines.size()));
    }

    private static int after(int start, String part, List<String> lines) {
        int found = lines.subList(start + 1, lines.size()).indexOf(part);
        return there(part, found < 0 ? found : start + 1 + found);
    }

    private static int there(String part, int line) {
        if (line < 0) {
            throw new UnreadableAnswer("the part “" + part + "” is missing");
        }
        return line;
    }

    Units units() {
        Instant read = read();
        Map<String, Registration> modules = Registrations.parse(part("registered"));
        String list = String.join("\n", part("list")).strip();
        boolean plain = !list.startsWith("[");
        (plain ? columns(list) : json(list)).forEach(e -> units.put(e.name(), e.unit(read)));
        details().forEach(properties -> detail(properties, modules, read));
        part("files").forEach(line -> file(line, read));
        return new Units(List.copyOf(units.values()), version(), plain);
    }

    private List<String> part(String name) {
        return parts.getOrDefault(name, List.of());
    }

    private int version() {
        Matcher m = VERSION.matcher(part("systemd").isEmpty() ? "" : part("systemd").getFirst());
        return m.matches() ? Integer.parseInt(m.group(1)) : 0;
    }

    private Instant read() {
        return part("systemd").stream()
                .filter(l -> l.matches("now \\d{1,11}"))
                .map(l -> Instant.ofEpochSecond(Long.parseLong(l.substring(4))))
                .findFirst()
                .orElseThrow(() -> new UnreadableAnswer("the host's time is missing"));
    }

    /** One line of list-units. */
    private record Entry(String name, String load, String active, String sub, String description) {
        Unit unit(Instant read) {
            return UnitProperties.bare(name, load, active, sub, description, read);
        }
    }

    private static List<Entry> json(String list) {
        try {
            List<Entry> entries = new ArrayList<>();
            for (JsonNode e : JSON.readTree(list)) {
                entries.add(new Entry(
                        e.path("unit").asText(),
                        e.path("load").asText(),
                        e.path("active").asText(),
                        e.path("sub").asText(),
                        e.path("description").asText()));
            }
            return entries;
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswer("the list of units is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** As systemd before 246 prints it, which takes no notice of --output=json here. */
    private static List<Entry> columns(String list) {
        return list.lines()
                .filter(line -> !line.isBlank())
                .map(line -> {
                    Matcher m = COLUMNS.matcher(line.replaceFirst("^[●*×○↻] ?", ""));
                    if (!m.matches()) {
                        throw new UnreadableAnswer("no unit: " + line);
                    }
                    return new Entry(m.group(1), m.group(2), m.group(3), m.group(4), m.group(5));
                })
                .toList();
    }

    private List<Map<String, String>> details() {
        return UnitProperties.blocks(part("show"));
    }

    private void detail(Map<String, String> properties, Map<String, Registration> modules, Instant read) {
        String name = properties.getOrDefault("Id", "");
        Optional<Registration> module = Optional.ofNullable(modules.get(name));
        if (units.containsKey(name) || module.isPresent()) {
            units.put(name, UnitProperties.unit(properties, module, read));
        }
    }

    private void file(String line, Instant read) {
        String[] words = line.split(" ", 2);
        if (words.length == 2) {
            String name = words[1].substring(words[1].lastIndexOf('/') + 1);
            boolean masked = words[0].equals("masked");
            units.computeIfAbsent(name, n -> UnitProperties.unloaded(n, words[1], masked, read));
        }
    }
}
