package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.agent.web.MachineApi.Call;
import org.hostkeeper.agent.web.access.Need.Deed;

/** The calls of watched machines as OpenAPI 3, made from the calls themselves. */
final class MachineDescription {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private MachineDescription() {}

    /** As they are on a machine's own port. */
    static ObjectNode own(List<Call> calls) {
        return described(MachineApi.OWN, calls);
    }

    /** As they are on the agent's. */
    static ObjectNode shared(List<Call> calls) {
        ObjectNode json = described(MachineApi.SHARED, calls);
        ObjectNode list = ((ObjectNode) json.path("paths")).putObject(MachineApi.LIST).putObject("get");
        list.put("summary", "All watched machines").put("description", "Role: read");
        answers(list);
        return json;
    }

    private static ObjectNode described(String base, List<Call> calls) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.3");
        json.putObject("info").put("title", "Exhibition VM Controller API").put("version", MachinePages.VERSION);
        ObjectNode paths = json.putObject("paths");
        for (Call call : calls) {
            for (String verb : call.verbs()) {
                ObjectNode operation = paths.withObjectProperty(base + call.path()).putObject(verb.toLowerCase(Locale.ROOT));
                operation.put("summary", call.summary()).put("description", "Role: " + role(call.deed()));
                parameters(operation.putArray("parameters"), base + call.path(), call.parameters());
                answers(operation);
            }
        }
        return json;
    }

    private static String role(Deed deed) {
        return switch (deed) {
            case GUIDE -> "none";
            case STATE -> "read or revert:VM";
            case SEE, KEPT -> "read";
            case BEAT, BUTTON, IDLE -> "operate; none for the machine's guest";
            case REVERT -> "operate or revert:VM; none for the machine's guest";
            case OPERATE, PROMOTE -> "operate";
        };
    }

    private static void parameters(ArrayNode parameters, String path, List<String> query) {
        Matcher placeholder = PLACEHOLDER.matcher(path);
        while (placeholder.find()) {
            parameter(parameters, placeholder.group(1), "path", true);
        }
        query.forEach(name -> parameter(parameters, name, "query", false));
    }

    private static void parameter(ArrayNode parameters, String name, String in, boolean required) {
        parameters.addObject().put("name", name).put("in", in).put("required", required).putObject("schema").put("type", "string");
    }

    private static void answers(ObjectNode operation) {
        ObjectNode answers = operation.putObject("responses");
        answers.putObject("200").put("description", "Successful Response");
        answers.putObject("400").put("description", "It was refused, and why");
        answers.putObject("401").put("description", "No token, or an unknown one");
        answers.putObject("403").put("description", "The token is not for this, or another site's page asks");
        answers.putObject("404").put("description", "There is no such machine or snapshot");
        answers.putObject("429").put("description", "Too many requests");
        answers.putObject("500").put("description", "The host could not do it");
        answers.putObject("503").put("description", "The machine was not looked at yet");
    }
}
