package org.hostkeeper.module;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes the {@code [X-Hostkeeper]} section that makes a unit a module. */
final class Registrations {
    static final String SECTION = "[X-Hostkeeper]";

    private Registrations() {}

    /** Lines {@code unit NAME}, each followed by the section's settings. */
    static Map<String, Registration> parse(List<String> lines) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        Map<String, String> current = new HashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (line.startsWith("unit ")) {
                current = settings.computeIfAbsent(line.substring(5), _ -> new HashMap<>());
            } else if (equals > 0) {
                current.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        }
        Map<String, Registration> registrations = new HashMap<>();
        settings.forEach((unit, s) -> registrations.put(unit, of(s)));
        return registrations;
    }

    private static Registration of(Map<String, String> s) {
        return new Registration(
                s.getOrDefault("Guid", ""),
                s.getOrDefault("Name", ""),
                s.getOrDefault("Description", ""),
                s.getOrDefault("ServiceType", ""),
                s.getOrDefault("Owner", ""));
    }

    /** The section's text; the values were checked to be single lines. */
    static String section(Registration r) {
        return """
                %s
                Guid=%s
                Name=%s
                Description=%s
                ServiceType=%s
                Owner=%s
                """
                .formatted(SECTION, r.guid(), r.name(), r.description(), r.serviceType(), r.owner());
    }
}
