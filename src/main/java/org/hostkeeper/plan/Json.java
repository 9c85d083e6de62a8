package org.hostkeeper.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads fields that must be there; what is not as it should be ends in one exception with the field's name. */
final class Json {
    private Json() {}

    /** The text is not a plan in the form that this version knows. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String what) {
            super(what);
        }
    }

    static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new Unreadable("no “" + name + "”");
        }
        return value;
    }

    static String text(JsonNode node, String name) {
        JsonNode value = field(node, name);
        if (!value.isTextual()) {
            throw new Unreadable("“" + name + "” is no text");
        }
        return value.textValue();
    }

    static long number(JsonNode node, String name) {
        JsonNode value = field(node, name);
        if (!value.isIntegralNumber()) {
            throw new Unreadable("“" + name + "” is no number");
        }
        return value.longValue();
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
        List<T> all = new ArrayList<>();
        array.forEach(node -> all.add(element.apply(node)));
        return all;
    }

    static List<String> texts(JsonNode array) {
        return list(array, JsonNode::asText);
    }
}
