package org.hostkeeper.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A drop-in as text of which single settings are read and written; all other lines, comments among them, stay where and as
 * they are (systemd.syntax(7)).
 */
public record DropInText(String text) {
    private static final String SERVICE = "Service";

    /** The values of a setting, in their order. */
    public List<String> values(CommonSetting setting) {
        return values(setting.section(), setting.key());
    }

    private List<String> values(String wanted, String key) {
        List<String> values = new ArrayList<>();
        String section = "";
        for (Line each : lines()) {
            String line = each.joined();
            section = section(line, section);
            if (section.equals(wanted) && isOf(line, key)) {
                values.add(line.substring(line.indexOf('=') + 1).strip());
            }
        }
        return values;
    }

    /**
     * The same text with these values of the setting in place of those that it had; none takes the setting away. An empty
     * assignment that makes a list begin anew stays: without it, what the unit itself sets would come back.
     */
    public DropInText with(CommonSetting setting, List<String> values) {
        boolean resets = setting == CommonSetting.ENVIRONMENT && values(setting).contains("") && !values.contains("");
        List<String> all = new ArrayList<>(resets ? List.of("") : List.of());
        all.addAll(values);
        return with(setting.section(), setting.key(), all);
    }

    /** The same text with these settings of the service, each in place of all that it had of that key. */
    public DropInText withService(Map<String, String> settings) {
        DropInText text = this;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            text = text.with(SERVICE, setting.getKey(), List.of(setting.getValue()));
        }
        return text;
    }

    private DropInText with(String wanted, String key, List<String> values) {
        List<String> lines = new ArrayList<>();
        String section = "";
        int place = -1;
        int end = -1;
        for (Line line : lines()) {
            section = section(line.joined(), section);
            if (section.equals(wanted) && isOf(line.joined(), key)) {
                lines.addAll(line.remarks());
                place = place < 0 ? lines.size() : place;
                continue;
            }
            lines.addAll(line.written());
            end = section.equals(wanted) && !line.joined().isBlank() ? lines.size() : end;
        }
        List<String> written = values.stream().map(value -> key + "=" + value).toList();
        if (place >= 0 || end >= 0) {
            lines.addAll(place >= 0 ? place : end, written);
        } else if (!written.isEmpty()) {
            append(lines, wanted, written);
        }
        return new DropInText(lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    /** A line as systemd reads it: one that ends with a backslash goes on in the next, and remarks between them count for nothing. */
    private record Line(List<String> written) {
        private static boolean isRemark(String line) {
            return line.stripLeading().startsWith("#") || line.stripLeading().startsWith(";");
        }

        private static boolean goesOn(String line) {
            return line.replace("\\\\", "").endsWith("\\");
        }

        List<String> remarks() {
            return written.stream().filter(Line::isRemark).toList();
        }

        String joined() {
            String first = written.getFirst();
            if (written.size() == 1 && (isRemark(first) || !goesOn(first))) {
                return first;
            }
            return written.stream()
                    .filter(line -> !isRemark(line))
                    .map(line -> goesOn(line) ? line.substring(0, line.length() - 1) + " " : line)
                    .map(String::stripLeading)
                    .collect(Collectors.joining());
        }
    }

    private List<Line> lines() {
        List<Line> all = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (String line : text.lines().toList()) {
            boolean goesOn = Line.isRemark(line) ? !open.isEmpty() : Line.goesOn(line);
            open.add(line);
            if (!goesOn) {
                all.add(new Line(List.copyOf(open)));
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            all.add(new Line(List.copyOf(open)));
        }
        return all;
    }

    private static void append(List<String> lines, String section, List<String> wanted) {
        if (!lines.isEmpty() && !lines.getLast().isBlank()) {
            lines.add("");
        }
        lines.add("[" + section + "]");
        lines.addAll(wanted);
    }

    private static String section(String line, String before) {
        String words = line.strip();
        return words.startsWith("[") && words.endsWith("]") ? words.substring(1, words.length() - 1) : before;
    }

    private static boolean isOf(String line, String key) {
        int equals = line.indexOf('=');
        return equals > 0 && line.substring(0, equals).strip().equals(key);
    }
}
