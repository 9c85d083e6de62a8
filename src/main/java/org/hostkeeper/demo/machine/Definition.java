package org.hostkeeper.demo.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.plan.Bytes;

/**
 * A unit as systemd has it loaded: its fragment and drop-ins read in their order (systemd.unit(5), systemd.syntax(7)).
 * What was read is kept, so that a later difference on disk shows as a needed reload.
 *
 * @param fragment path of the unit file
 * @param sources the fragment and then the drop-ins, with their content when they were read
 */
public record Definition(String name, String fragment, Map<String, Bytes> sources) {
    /** Where unit files are, the first wins. */
    public static final List<String> FOLDERS = List.of("/etc/systemd/system", "/run/systemd/system", "/lib/systemd/system");

    /** A line of a unit file in its place. */
    public record Setting(String source, int line, String section, String key, String value) {}

    /** Reads a unit from the tree; empty if there is no file of that name. */
    public static Optional<Definition> read(Tree tree, String name) {
        return FOLDERS.stream()
                .flatMap(folder -> Stream.of(folder + "/" + name, folder + "/" + template(name)))
                .filter(path -> tree.content(path).isPresent())
                .findFirst()
                .map(path -> new Definition(name, path, sources(tree, name, path)));
    }

    /** Names of all services that have a file, in order. */
    static List<String> services(Tree tree) {
        return FOLDERS.stream()
                .flatMap(folder -> tree.children(folder).stream())
                .filter(path -> path.endsWith(".service") && !path.endsWith("@.service"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .distinct()
                .sorted()
                .toList();
    }

    private static Map<String, Bytes> sources(Tree tree, String name, String fragment) {
        Map<String, Bytes> sources = new LinkedHashMap<>();
        tree.content(fragment).ifPresent(content -> sources.put(fragment, content));
        for (String folder : FOLDERS) {
            for (String path : tree.children(folder + "/" + name + ".d")) {
                if (path.endsWith(".conf")) {
                    tree.content(path).ifPresent(content -> sources.put(path, content));
                }
            }
        }
        return sources;
    }

    private static String template(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at + 1) + name.substring(name.lastIndexOf('.'));
    }

    public List<String> dropIns() {
        return sources.keySet().stream().skip(1).toList();
    }

    /** Whether the files say something else by now. */
    public boolean outdated(Tree tree) {
        return !read(tree, name).equals(Optional.of(this));
    }

    /** All settings in reading order. */
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        sources.forEach((path, content) -> settings.addAll(parse(path, content.text())));
        return settings;
    }

    /** Reads the lines of one unit file; comments and lines that are no setting are left out. */
    public static List<Setting> parse(String source, String text) {
        List<Setting> settings = new ArrayList<>();
        String section = "";
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
            } else if (equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
                String key = line.substring(0, equals).strip();
                settings.add(new Setting(source, number, section, key, line.substring(equals + 1).strip()));
            }
        }
        return settings;
    }

    /** All values of a list setting; an empty one begins the list anew. */
    public List<String> all(String section, String key) {
        List<String> values = new ArrayList<>();
        for (Setting setting : settings()) {
            if (setting.section().equals(section) && setting.key().equals(key)) {
                if (setting.value().isEmpty()) {
                    values.clear();
                } else {
                    values.add(setting.value());
                }
            }
        }
        return values;
    }

    /** The value that counts: the last one. */
    public Optional<String> value(String section, String key) {
        List<String> values = all(section, key);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    public String description() {
        return value("Unit", "Description").orElse(name);
    }

    public String type() {
        return value("Service", "Type").orElse(value("Service", "ExecStart").isPresent() ? "simple" : "oneshot");
    }

    /** Whether this variable is set to this value for its process. */
    public boolean environment(String assignment) {
        return all("Service", "Environment").stream()
                .anyMatch(value -> value.replace("\"", "").equals(assignment));
    }
}
