package org.hostkeeper.module.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.host.HostName;

/**
 * Understands a line of {@code journalctl --output=json} (systemd.journal-fields(7)). A field that is no text comes as an
 * array of bytes, one that was logged several times as an array of its values.
 */
public final class JournalEntry {
    /** The fields that are asked for; cursor and time come anyway. */
    public static final String FIELDS =
            "MESSAGE,UNIT,_SYSTEMD_UNIT,COREDUMP_UNIT,OBJECT_SYSTEMD_UNIT,SYSLOG_IDENTIFIER,PRIORITY,_PID";

    private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);
    private static final int MOST_CHARACTERS = 64 << 10;
    private static final int INFO = 6;

    private JournalEntry() {}

    /** The entry, or nothing if the line is none: the last one before a cut may be half. */
    public static Optional<LogLine> parse(HostName host, String line) {
        try {
            JsonNode entry = JSON.readTree(line);
            String time = text(entry, "__REALTIME_TIMESTAMP");
            if (!time.matches("\\d{1,18}")) {
                return Optional.empty();
            }
            long micros = Long.parseLong(time);
            Instant at = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
            return Optional.of(new LogLine(
                    host,
                    unit(entry),
                    at,
                    number(text(entry, "PRIORITY")).orElse(INFO),
                    number(text(entry, "_PID")),
                    shortened(text(entry, "MESSAGE")),
                    text(entry, "__CURSOR")));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * What systemd says about a unit carries UNIT and comes from its process 1; what the unit says, _SYSTEMD_UNIT.
     * The kernel and some others belong to no unit and are known by their identifier.
     */
    private static String unit(JsonNode entry) {
        if (entry.has("UNIT") && text(entry, "_PID").equals("1")) {
            return text(entry, "UNIT");
        }
        for (String field : new String[] {"COREDUMP_UNIT", "OBJECT_SYSTEMD_UNIT", "_SYSTEMD_UNIT", "SYSLOG_IDENTIFIER"}) {
            if (entry.has(field)) {
                return text(entry, field);
            }
        }
        return "";
    }

    private static String text(JsonNode entry, String field) {
        JsonNode value = entry.path(field);
        if (!value.isArray()) {
            return value.asText("");
        }
        if (value.path(0).isNumber()) {
            return bytes(value);
        }
        StringBuilder all = new StringBuilder();
        value.forEach(v -> all.append(all.isEmpty() ? "" : "\n").append(v.isArray() ? bytes(v) : v.asText("")));
        return all.toString();
    }

    private static String bytes(JsonNode values) {
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values.get(i).asInt();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static String shortened(String message) {
        return LogLine.shortened(message, MOST_CHARACTERS);
    }
}
