package org.hostkeeper.agent.root;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.plan.TextJson;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Requests and answers as JSON. Both sides are strict: what is not exactly one of these messages is none. */
public final class HelperJson {
    private static final int LONGEST = 300;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private HelperJson() {}

    public static String write(HelperRequest request) {
        String verb = request.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        ObjectNode node = JSON.createObjectNode().put("do", verb).put("guid", request.guid()).put("name", request.name());
        if (request instanceof HelperRequest.Create create) {
            node.put("description", create.description()).put("service_type", create.serviceType());
        }
        return node.toString();
    }

    /** @throws ProblemException InvalidInput that does not repeat what was sent */
    public static HelperRequest request(String json) {
        JsonNode node = tree(json);
        String verb = text(node, "do");
        HelperRequest request = switch (verb) {
            case "create" ->
                new HelperRequest.Create(text(node, "guid"), text(node, "name"), text(node, "description"), text(node, "service_type"));
            case "remove" -> new HelperRequest.Remove(text(node, "guid"), text(node, "name"));
            case "start" -> new HelperRequest.Start(text(node, "guid"), text(node, "name"));
            case "stop" -> new HelperRequest.Stop(text(node, "guid"), text(node, "name"));
            case "restart" -> new HelperRequest.Restart(text(node, "guid"), text(node, "name"));
            default -> throw noRequest();
        };
        Set<String> fields = new TreeSet<>(Set.of("do", "guid", "name"));
        if (request instanceof HelperRequest.Create) {
            fields.addAll(Set.of("description", "service_type"));
        }
        Set<String> given = new TreeSet<>();
        node.fieldNames().forEachRemaining(given::add);
        if (!given.equals(fields)) {
            throw noRequest();
        }
        return request;
    }

    public static String write(ModuleStatus status) {
        return JSON.createObjectNode().put("status", status.word()).toString();
    }

    public static String write(Problem problem) {
        ObjectNode node = JSON.createObjectNode().put("problem", problem.code());
        node.set("text", TextJson.write(problem.text()));
        return node.toString();
    }

    /** @throws ProblemException what the helper says went wrong */
    public static ModuleStatus status(String json) {
        JsonNode node = tree(json);
        return ModuleStatus.of(node.path("status").asText(""))
                .orElseThrow(() -> new ProblemException(new Problem.Relayed(
                        node.path("problem").asText("bug"), TextJson.read(node.path("text")))));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw noRequest();
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().length() > LONGEST) {
            throw noRequest();
        }
        return value.textValue();
    }

    private static ProblemException noRequest() {
        return new ProblemException(
                new Problem.InvalidInput(Text.of("agent.root", "request"), "", Text.of("agent.root", "request.rule")));
    }
}
