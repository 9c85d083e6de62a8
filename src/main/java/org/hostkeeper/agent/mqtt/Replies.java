package org.hostkeeper.agent.mqtt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.hostkeeper.agent.action.ActionResult;
import org.hostkeeper.problem.Problem;

/** What is answered to a command: {@code ok}, and the status or the problem's code and English sentence. */
final class Replies {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Replies() {}

    static String of(String requestId, ActionResult result) {
        return envelope(requestId).setAll(body(result)).toString();
    }

    /** It is done if every single one is. */
    static String of(String requestId, List<ActionResult> results) {
        ObjectNode reply = envelope(requestId);
        reply.put("ok", results.stream().allMatch(ActionResult.Done.class::isInstance));
        ArrayNode each = reply.putArray("results");
        results.forEach(result -> each.add(body(result)));
        return reply.toString();
    }

    static String of(String requestId, Problem problem) {
        return envelope(requestId).setAll(body(problem)).toString();
    }

    private static ObjectNode envelope(String requestId) {
        return JSON.objectNode().put("request_id", requestId);
    }

    private static ObjectNode body(ActionResult result) {
        return switch (result) {
            case ActionResult.Done(String guid, var status) ->
                JSON.objectNode().put("config_id", guid).put("ok", true).put("status", status.word());
            case ActionResult.NotDone(String guid, Problem problem) -> {
                ObjectNode body = JSON.objectNode().put("config_id", guid);
                body.setAll(body(problem));
                yield body;
            }
        };
    }

    private static ObjectNode body(Problem problem) {
        return JSON.objectNode()
                .put("ok", false)
                .put("code", problem.code())
                .put("error", problem.text().in(Locale.ENGLISH));
    }
}
