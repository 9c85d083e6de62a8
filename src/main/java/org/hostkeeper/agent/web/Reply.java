package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import org.hostkeeper.problem.Problem;

/** What is answered. */
record Reply(int status, String type, String body) {
    static final String JSON = "application/json";

    static Reply json(JsonNode body) {
        return json(200, body);
    }

    static Reply json(int status, JsonNode body) {
        return new Reply(status, JSON, body.toString());
    }

    static Reply text(String type, String body) {
        return new Reply(200, type, body);
    }

    /** As deployed clients know errors. */
    static Reply error(int status, String detail) {
        return json(status, JsonNodeFactory.instance.objectNode().put("detail", detail));
    }

    /** What went wrong on the host, in a sentence: the deployed API knows no such answers. */
    static Reply of(Problem problem) {
        int status = switch (problem.code()) {
            case "not-found" -> 404;
            case "already-there", "conflict", "plan-open" -> 409;
            case "refused", "invalid-input" -> 503;
            default -> 500;
        };
        return error(status, problem.text().in(Locale.ENGLISH).strip());
    }
}
