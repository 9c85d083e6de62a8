package org.hostkeeper.broker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What an agent tells at {@code P/alert/GUID} when it happens.
 *
 * @param kind {@code failure}, {@code recovery}, {@code flapping} or {@code calm}
 */
public record Incident(String guid, String module, String kind, String detail, Instant heard) {
    static Optional<Incident> published(String guid, JsonNode json, Instant heard) {
        return json.path("kind").isTextual()
                ? Optional.of(new Incident(
                        ModuleState.shortened(guid),
                        ModuleState.shortened(json.path("name").asText(guid)),
                        ModuleState.shortened(json.path("kind").asText()),
                        ModuleState.shortened(json.path("detail").asText("")),
                        heard))
                : Optional.empty();
    }
}
