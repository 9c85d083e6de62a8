package org.hostkeeper.agent.root;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
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
        return switch (request) {
            case ModuleRequest module -> node(module).toString();
            case VmRequest vm -> node(vm).toString();
        };
    }

    private static ObjectNode node(ModuleRequest request) {
        ObjectNode node = JSON.createObjectNode().put("guid", request.guid()).put("name", request.name());
        return switch (request) {
            case ModuleRequest.Create create ->
                node.put("do", "create").put("description", create.description()).put("service_type", create.serviceType());
            case ModuleRequest.Remove _ -> node.put("do", "remove");
            case ModuleRequest.Start _ -> node.put("do", "start");
            case ModuleRequest.Stop _ -> node.put("do", "stop");
            case ModuleRequest.Restart _ -> node.put("do", "restart");
        };
    }

    private static ObjectNode node(VmRequest request) {
        ObjectNode node = JSON.createObjectNode().put("vm", request.name());
        return switch (request) {
            case VmRequest.Ready _ -> node.put("do", "vm-ready");
            case VmRequest.Start _ -> node.put("do", "vm-start");
            case VmRequest.Stop _ -> node.put("do", "vm-stop");
            case VmRequest.Resume _ -> node.put("do", "vm-resume");
            case VmRequest.Revert revert -> node.put("do", "vm-revert").put("snapshot", revert.snapshot());
            case VmRequest.Create create -> node.put("do", "vm-create").put("snapshot", create.snapshot());
            case VmRequest.Delete delete -> node.put("do", "vm-delete").put("snapshot", delete.snapshot());
            case VmRequest.Screenshot _ -> node.put("do", "vm-screenshot");
            case VmRequest.Log _ -> node.put("do", "vm-log");
            case VmRequest.Ping ping -> node.put("do", "vm-ping").put("seconds", ping.seconds());
        };
    }

    /** @throws ProblemException InvalidInput that does not repeat what was sent */
    public static HelperRequest request(String json) {
        Fields fields = new Fields(tree(json));
        HelperRequest request = switch (fields.text("do")) {
            case "create" ->
                new ModuleRequest.Create(fields.text("guid"), fields.text("name"), fields.text("description"), fields.text("service_type"));
            case "remove" -> new ModuleRequest.Remove(fields.text("guid"), fields.text("name"));
            case "start" -> new ModuleRequest.Start(fields.text("guid"), fields.text("name"));
            case "stop" -> new ModuleRequest.Stop(fields.text("guid"), fields.text("name"));
            case "restart" -> new ModuleRequest.Restart(fields.text("guid"), fields.text("name"));
            case "vm-ready" -> new VmRequest.Ready(fields.text("vm"));
            case "vm-start" -> new VmRequest.Start(fields.text("vm"));
            case "vm-stop" -> new VmRequest.Stop(fields.text("vm"));
            case "vm-resume" -> new VmRequest.Resume(fields.text("vm"));
            case "vm-revert" -> new VmRequest.Revert(fields.text("vm"), fields.text("snapshot"));
            case "vm-create" -> new VmRequest.Create(fields.text("vm"), fields.text("snapshot"));
            case "vm-delete" -> new VmRequest.Delete(fields.text("vm"), fields.text("snapshot"));
            case "vm-screenshot" -> new VmRequest.Screenshot(fields.text("vm"));
            case "vm-log" -> new VmRequest.Log(fields.text("vm"));
            case "vm-ping" -> new VmRequest.Ping(fields.text("vm"), fields.number("seconds", VmRequest.Ping.LONGEST));
            default -> throw noRequest();
        };
        fields.nothingElse();
        return request;
    }

    public static String write(ModuleStatus status) {
        return JSON.createObjectNode().put("status", status.word()).toString();
    }

    /** @param bytes how long the frame is that follows, a picture or a log; 0 for none */
    public static String write(int bytes) {
        return JSON.createObjectNode().put("bytes", bytes).toString();
    }

    public static String write(Problem problem) {
        ObjectNode node = JSON.createObjectNode().put("problem", problem.code());
        node.set("text", TextJson.write(problem.text()));
        return node.toString();
    }

    /** @throws ProblemException what the helper says went wrong */
    public static ModuleStatus status(String json) {
        JsonNode node = tree(json);
        return ModuleStatus.of(node.path("status").asText("")).orElseThrow(() -> relayed(node));
    }

    /**
     * How long the frame is that follows; 0 for none.
     *
     * @throws ProblemException what the helper says went wrong
     */
    public static int bytes(String json) {
        JsonNode node = tree(json);
        if (!node.path("bytes").isInt()) {
            throw relayed(node);
        }
        return node.path("bytes").intValue();
    }

    private static ProblemException relayed(JsonNode node) {
        return new ProblemException(
                new Problem.Relayed(node.path("problem").asText("bug"), TextJson.read(node.path("text"))));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw noRequest();
        }
    }

    private static ProblemException noRequest() {
        return new ProblemException(
                new Problem.InvalidInput(Text.of("agent.root", "request"), "", Text.of("agent.root", "request.rule")));
    }

    /** The fields of a request, each of which has to be asked for. */
    private record Fields(JsonNode node, Set<String> asked) {
        Fields(JsonNode node) {
            this(node, new HashSet<>());
        }

        String text(String field) {
            asked.add(field);
            JsonNode value = node.path(field);
            if (!value.isTextual() || value.textValue().length() > LONGEST) {
                throw noRequest();
            }
            return value.textValue();
        }

        int number(String field, int most) {
            asked.add(field);
            JsonNode value = node.path(field);
            if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
                throw noRequest();
            }
            return value.intValue();
        }

        void nothingElse() {
            node.fieldNames().forEachRemaining(field -> {
                if (!asked.contains(field)) {
                    throw noRequest();
                }
            });
        }
    }
}
