package org.hostkeeper.agent.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hostkeeper.words.Text;

/** The keys of the deployed config.json (docs/contracts.md, the agent); below {@code hostkeeper} each room knows its own. */
final class KnownKeys {
    private static final String OWN = "hostkeeper";
    private static final Map<String, Set<String>> SECTIONS = Map.of(
            "service", Set.of("config_path", "config_global_file"),
            "alerts",
                    Set.of(
                            "send_alert_after_service_failed",
                            "emails",
                            "email",
                            "smtp_server",
                            "smtp_port",
                            "smtp_username",
                            "smtp_password"),
            "mqtt", Set.of("broker", "port", "username", "password", "topic_prefix"),
            "systemapi", Set.of("base_url"),
            "database", Set.of("path"));
    private static final Set<String> SINGLE = Set.of("servername", "storage", "loglevel", OWN);

    private KnownKeys() {}

    static List<Text> unknown(JsonNode tree) {
        List<Text> warnings = new ArrayList<>();
        tree.properties().forEach(entry -> {
            Set<String> inside = SECTIONS.getOrDefault(entry.getKey(), Set.of());
            if (inside.isEmpty() && !SINGLE.contains(entry.getKey())) {
                warnings.add(Text.of("agent.config", "unknown", entry.getKey()));
            } else if (!entry.getKey().equals(OWN)) {
                entry.getValue().properties().stream()
                        .filter(key -> !inside.isEmpty() && !inside.contains(key.getKey()))
                        .forEach(key -> warnings.add(
                                Text.of("agent.config", "unknown", entry.getKey() + "." + key.getKey())));
            }
        });
        return warnings;
    }
}
