package org.hostkeeper.broker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.mqtt.TopicName;

/**
 * How a module is, and who says so.
 *
 * @param detail systemd's own words for it, as {@code running} or {@code auto-restart}; empty if nobody told
 * @param restarts how often systemd restarted it by itself
 * @param since when it came into this state
 * @param heard when this console was told
 */
public record ModuleState(
        String guid,
        String name,
        Status status,
        String detail,
        int restarts,
        Optional<Instant> since,
        Source source,
        Instant heard) {
    private static final int LONGEST = 200;

    /** In the words of the deployed table of modules, and two that only an agent tells apart. */
    public enum Status {
        ACTIVE, INACTIVE, FAILED,
        /** Ends and is started again, over and over. */
        RESTARTING,
        /** On its way somewhere. */
        CHANGING,
        /** Anything else. */
        OTHER;

        /** The deployed word; unknown ones are {@link #OTHER}. */
        public static Status of(String word) {
            for (Status status : values()) {
                if (status.word().equals(word)) {
                    return status;
                }
            }
            return OTHER;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it was told. */
    public enum Source { MQTT, REST, SSH }

    /** What an agent publishes at {@code P/status/GUID}; empty if that is nothing of the kind. */
    static Optional<ModuleState> published(String guid, JsonNode json, Instant heard) {
        if (!TopicName.isLevel(guid) || !json.path("status").isTextual()) {
            return Optional.empty();
        }
        Status status = switch (json.path("condition").asText()) {
            case "restarting" -> Status.RESTARTING;
            case "changing" -> Status.CHANGING;
            default -> Status.of(json.path("status").asText());
        };
        return Optional.of(new ModuleState(
                guid,
                shortened(json.path("name").asText(guid)),
                status,
                shortened(json.path("sub_state").asText("")),
                Math.max(0, json.path("restarts").asInt(0)),
                moment(json.path("since").asText("")),
                Source.MQTT,
                heard));
    }

    /** A row of {@code GET /api/modules}. */
    static Optional<ModuleState> listed(JsonNode row, Instant heard) {
        String guid = row.path("guid").asText("");
        return guid.isEmpty()
                ? Optional.empty()
                : Optional.of(new ModuleState(
                        shortened(guid),
                        shortened(row.path("name").asText(guid)),
                        Status.of(row.path("status").asText("")),
                        "",
                        0,
                        Optional.empty(),
                        Source.REST,
                        heard));
    }

    /** The same but for the moment in which it was told. */
    boolean saysTheSame(ModuleState other) {
        return new ModuleState(guid, name, status, detail, restarts, since, source, other.heard).equals(other);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
