package org.hostkeeper.agent.mqtt;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.agent.action.ModuleActions;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.mqtt.TopicName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Reads what came in on a command topic. The payload must be JSON, and {@code config_id} a string: {@code 123} is not
 * {@code "123"}. {@code request_id} is Hostkeeper's addition; it becomes a level of a topic, and so must be fit for one.
 */
final class CommandReader {
    private static final int LONGEST = 64 << 10;
    private static final int MOST_LINES = 1000;
    private static final int USUAL_LINES = 100;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A command, or why it is none; with the name under which an answer is awaited. */
    record Read(Optional<String> requestId, Optional<AgentCommand> command, Optional<Problem> problem) {}

    private CommandReader() {}

    static Read read(Message message) {
        Optional<String> requestId = Optional.empty();
        try {
            JsonNode payload = json(message);
            requestId = requestId(payload);
            return new Read(requestId, Optional.of(command(AgentTopics.verb(message.topic()), payload)), Optional.empty());
        } catch (ProblemException e) {
            return new Read(requestId, Optional.empty(), Optional.of(e.problem()));
        }
    }

    private static JsonNode json(Message message) {
        if (message.payload().length > LONGEST) {
            throw invalid("payload", message.payload().length + " bytes", "payload.rule");
        }
        try {
            JsonNode payload = JSON.readTree(message.payload());
            if (payload.isMissingNode()) {
                throw invalid("payload", "", "payload.rule");
            }
            return payload;
        } catch (IOException e) { // no JSON, or no text at all
            throw invalid("payload", message.text(), "payload.rule");
        }
    }

    private static Optional<String> requestId(JsonNode payload) {
        JsonNode id = payload.path("request_id");
        if (id.isMissingNode() || id.isNull()) {
            return Optional.empty();
        }
        if (!id.isTextual() || !TopicName.isLevel(id.textValue())) {
            throw invalid("request-id", id.toString(), "request-id.rule");
        }
        return Optional.of(id.textValue());
    }

    private static AgentCommand command(String verb, JsonNode payload) {
        return switch (verb) {
            case "create_new_systemctl_service" -> new AgentCommand.Create(guid(payload));
            case "remove_service" -> new AgentCommand.Remove(guid(payload));
            case "run_command_for_systemd_service" -> new AgentCommand.Run(guid(payload), action(payload));
            case "restart_configs" -> new AgentCommand.RestartAll();
            case "update_modules_list" -> new AgentCommand.UpdateList();
            case "log" -> new AgentCommand.Log(TopicName.level(guid(payload)), lines(payload));
            default -> throw new ProblemException(new Problem.NotFound(Text.of("agent.mqtt", "command"), shortened(verb)));
        };
    }

    private static String guid(JsonNode payload) {
        JsonNode id = payload.path("config_id");
        if (!id.isTextual() || id.textValue().isEmpty()) {
            throw invalid("config-id", id.toString(), "config-id.rule");
        }
        return id.textValue();
    }

    private static ModuleActions.Verb action(JsonNode payload) {
        JsonNode action = payload.path("action");
        return Stream.of(action)
                .filter(JsonNode::isTextual)
                .flatMap(word -> ModuleActions.Verb.of(word.textValue()).stream())
                .findFirst()
                .orElseThrow(() -> invalid("action", action.toString(), "action.rule"));
    }

    private static int lines(JsonNode payload) {
        return Math.clamp(payload.path("lines").asLong(USUAL_LINES), 1, MOST_LINES);
    }

    private static String shortened(String verb) {
        return verb.length() <= 64 ? verb : verb.substring(0, 64) + "…";
    }

    private static ProblemException invalid(String field, String value, String rule) {
        return new ProblemException(
                new Problem.InvalidInput(Text.of("agent.mqtt", field), value, Text.of("agent.mqtt", rule)));
    }
}
