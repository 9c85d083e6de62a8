package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is wrong with a body, in the form that FastAPI gives it and deployed clients know: 422 with loc, msg and type. */
final class Faults {
    private final ArrayNode detail = JsonNodeFactory.instance.arrayNode();

    /** @param loc names of fields and places in lists, after "body" */
    Faults add(String message, String type, Object... loc) {
        ObjectNode fault = detail.addObject();
        ArrayNode where = fault.putArray("loc").add("body");
        for (Object part : loc) {
            if (part instanceof Integer place) {
                where.add(place);
            } else {
                where.add(part.toString());
            }
        }
        fault.put("msg", message).put("type", type);
        return this;
    }

    /** @throws BadBody if there is any */
    void complain() {
        if (!detail.isEmpty()) {
            throw new BadBody(this);
        }
    }

    BadBody asException() {
        return new BadBody(this);
    }

    Reply reply() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("detail", detail.deepCopy());
        return Reply.json(422, body);
    }
}
