package org.hostkeeper.cli.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sets some settings in a drop-in that is there already and keeps the others, since {@code --set} names what is to
 * change and not all that is to be. Comments and other sections stay where they are.
 */
final class DropIn {
    private static final String SECTION = "[Service]";

    private DropIn() {}

    /** @param before the drop-in as it is; empty if there is none */
    static String with(String before, Map<String, String> settings) {
        List<String> lines = new ArrayList<>();
        boolean inService = false;
        int end = -1;
        for (String line : before.lines().toList()) {
            String words = line.strip();
            inService = words.startsWith("[") ? words.equals(SECTION) : inService;
            if (inService && settings.containsKey(words.split("\\s*=", 2)[0])) {
                continue;
            }
            lines.add(line);
            end = inService && !words.isEmpty() ? lines.size() : end;
        }
        if (end < 0) {
            lines.add(SECTION);
            end = lines.size();
        }
        lines.addAll(end, settings.entrySet().stream().map(s -> s.getKey() + "=" + s.getValue()).toList());
        return String.join("\n", lines) + "\n";
    }
}
