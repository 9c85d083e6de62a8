package org.hostkeeper.exhibition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.facts.UnreadableAnswer;

/**
 * The settings of a deployed controller: config.yaml, and VMCTL_ variables, which win (docs/contracts.md, exhibition VM
 * controller). What it would not start with is read as its default, since the service's state says that it does not run.
 */
final class WatcherSettings {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final int DEFAULT_PORT = 8000;
    private static final double DEFAULT_TIMEOUT = 15;

    private final String unit;
    private final boolean active;
    private final Map<String, String> settings = new HashMap<>();

    private WatcherSettings(String unit, boolean active, String yaml, String environment) {
        this.unit = unit;
        this.active = active;
        yaml(yaml).properties().forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        for (String line : environment.lines().toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("VMCTL_") && equals > 0) {
                settings.put(line.substring(6, equals).toLowerCase(Locale.ROOT), unquoted(line.substring(equals + 1)));
            }
        }
    }

    /** From a line of the answer: unit, state, config.yaml and variables, these two in base64 before a hyphen. */
    static WatcherSettings of(String[] words) {
        if (words.length != 5) {
            throw new UnreadableAnswer("a controller is said in " + words.length + " words");
        }
        return new WatcherSettings(words[1], words[2].equals("active"), decoded(words[3]), decoded(words[4]));
    }

    private static String decoded(String word) {
        String base64 = word.endsWith("-") ? word.substring(0, word.length() - 1) : word;
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswer("a controller’s settings are not in base64", e);
        }
    }

    private static JsonNode yaml(String text) {
        try {
            JsonNode read = YAML.readTree(text);
            return read == null || !read.isObject() ? YAML.createObjectNode() : read;
        } catch (JsonProcessingException _) {
            // it cannot read this either; its variables may say all it needs
            return YAML.createObjectNode();
        }
    }

    private static String unquoted(String value) {
        String plain = value.strip();
        boolean quoted = plain.length() >= 2 && (plain.startsWith("\"") && plain.endsWith("\"") || plain.startsWith("'") && plain.endsWith("'"));
        return quoted ? plain.substring(1, plain.length() - 1) : plain;
    }

    /** Nothing if it names no machine. */
    Optional<Watcher> watcher() {
        return Optional.of(settings.getOrDefault("vm_name", ""))
                .filter(vm -> !vm.isBlank())
                .map(vm -> new Watcher(
                        unit,
                        active,
                        vm,
                        settings.getOrDefault("snapshot_name", "ready"),
                        reachable(settings.getOrDefault("api_host", "")),
                        port(),
                        timeout()));
    }

    private static String reachable(String host) {
        return host.isEmpty() || host.equals("0.0.0.0") ? "127.0.0.1" : host.equals("::") ? "::1" : host;
    }

    private int port() {
        String said = settings.getOrDefault("api_port", "");
        int port = said.matches("\\d{1,5}") ? Integer.parseInt(said) : DEFAULT_PORT;
        return port > 0 && port < 65_536 ? port : DEFAULT_PORT;
    }

    private double timeout() {
        String said = settings.getOrDefault("heartbeat_timeout", "");
        return said.matches("\\d{1,9}(\\.\\d{1,9})?") ? Double.parseDouble(said) : DEFAULT_TIMEOUT;
    }
}
