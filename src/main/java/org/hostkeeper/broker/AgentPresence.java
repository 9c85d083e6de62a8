package org.hostkeeper.broker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An agent as it says of itself, or as the broker says for it once it is lost ({@code P/presence/INSTANCE}, retained).
 *
 * @param server the name that people gave its host
 * @param since when this run of it began; empty once it is gone
 * @param others who else it met on its prefix: all of them do what a command says, which is seldom meant
 */
public record AgentPresence(
        String instance, String server, boolean online, Optional<Instant> since, List<String> others, Instant heard) {
    private static final int MOST_OTHERS = 20;

    public AgentPresence {
        others = List.copyOf(others);
    }

    static Optional<AgentPresence> published(String instance, JsonNode json, Instant heard) {
        if (!json.path("state").isTextual()) {
            return Optional.empty();
        }
        List<String> others = new ArrayList<>();
        json.path("others").forEach(other -> {
            if (others.size() < MOST_OTHERS) {
                others.add(ModuleState.shortened(other.asText()));
            }
        });
        return Optional.of(new AgentPresence(
                ModuleState.shortened(instance),
                ModuleState.shortened(json.path("server").asText(instance)),
                json.path("state").asText().equals("online"),
                since(json.path("since").asText("")),
                others,
                heard));
    }

    private static Optional<Instant> since(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
