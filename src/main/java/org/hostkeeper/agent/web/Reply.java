package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.hostkeeper.problem.Problem;

/**
 * What is answered.
 *
 * @param headers beside those of every answer
 */
record Reply(int status, String type, byte[] body, Map<String, String> headers) {
    static final String JSON = "application/json";

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply json(JsonNode body) {
        return json(200, body);
    }

    static Reply json(int status, JsonNode body) {
        return new Reply(status, JSON, body.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Reply text(String type, String body) {
        return bytes(type, body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply bytes(String type, byte[] body) {
        return new Reply(200, type, body, Map.of());
    }

    /** Keeps the verb and the body (RFC 9110, 15.4.8). */
    static Reply redirect(String path) {
        return new Reply(307, "text/plain", new byte[0], Map.of("Location", path));
    }

    /** As deployed clients know errors. */
    static Reply error(int status, String detail) {
        return json(status, JsonNodeFactory.instance.objectNode().put("detail", detail));
    }

    /** The connection is not used again. */
    Reply closing() {
        return new Reply(status, type, body, Map.of("Connection", "close"));
    }

    /** What went wrong on the host, in a sentence: the deployed API knows no such answers. */
    static Reply of(Problem problem) {
        int status = switch (problem.code()) {
            case "not-found" -> 404;
            case "already-there", "conflict", "plan-open", "plan-running" -> 409;
            case "refused", "invalid-input" -> 503;
            default -> 500;
        };
        return error(status, sentence(problem));
    }

    static String sentence(Problem problem) {
        return problem.text().in(Locale.ENGLISH).strip();
    }
}
