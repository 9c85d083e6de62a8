package org.hostkeeper.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.problem.Problem;

/** What became of a command that the broker took. */
public sealed interface CommandAnswer {
    /** Done; with the module's status after it, if the command was about one. */
    record Done(Optional<String> status) implements CommandAnswer {}

    /** Not done, with the agent's stable code and its sentence. */
    record Failed(String code, String message) implements CommandAnswer {}

    /** For all modules: those for which it was not done. */
    record Partly(int done, List<Refused> refused) implements CommandAnswer {}

    /**
     * Sent, and nobody has answered in this time: a deployed manager never does, or nobody is there. Whether it was done has
     * to be looked up.
     */
    record NotAnswered(Duration waited) implements CommandAnswer {}

    /** Under way or sent, and then the connection broke: whether it was done has to be looked up. */
    record Lost(Problem problem) implements CommandAnswer {}

    /** One module of many, and why it was not done. */
    record Refused(String guid, String message) {}

    private static Optional<JsonNode> json(byte[] payload) {
        try {
            return Optional.of(new ObjectMapper().readTree(new String(payload, java.nio.charset.StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** What an agent's reply says; empty if it is none to this request. */
    static Optional<CommandAnswer> read(byte[] payload, String requestId) {
        return json(payload)
                .filter(reply -> reply.path("request_id").asText().equals(requestId) && reply.path("ok").isBoolean())
                .map(CommandAnswer::of);
    }

    private static CommandAnswer of(JsonNode reply) {
        if (reply.path("results").isArray()) {
            return ofMany(reply.path("results"));
        }
        return reply.path("ok").booleanValue()
                ? new Done(Optional.ofNullable(reply.get("status")).map(JsonNode::asText))
                : new Failed(reply.path("code").asText(), reply.path("error").asText());
    }

    private static CommandAnswer ofMany(JsonNode results) {
        List<Refused> refused = new ArrayList<>();
        results.forEach(one -> {
            if (!one.path("ok").asBoolean()) {
                refused.add(new Refused(one.path("config_id").asText(), one.path("error").asText()));
            }
        });
        return refused.isEmpty() ? new Done(Optional.empty()) : new Partly(results.size() - refused.size(), refused);
    }
}
