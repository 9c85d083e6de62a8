package org.hostkeeper.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.words.Text;

/** Sentences as JSON, without a language: whoever reads a plan elsewhere reads it in his own. */
public final class TextJson {
    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;

    private TextJson() {}

    public static ObjectNode write(Text text) {
        ObjectNode node = NEW.objectNode().put("bundle", text.bundle()).put("key", text.key());
        if (!text.args().isEmpty()) {
            ArrayNode args = node.putArray("args");
            text.args().forEach(arg -> args.add(argument(arg)));
        }
        return node;
    }

    public static Text read(JsonNode node) {
        List<Object> args = new ArrayList<>();
        node.path("args").forEach(arg -> args.add(argument(arg)));
        return new Text(Json.text(node, "bundle"), Json.text(node, "key"), args);
    }

    private static JsonNode argument(Object arg) {
        return switch (arg) {
            case Text t -> write(t);
            case String s -> NEW.textNode(s);
            case Integer i -> NEW.numberNode(i);
            case Long l -> NEW.objectNode().put("long", l);
            case Double d -> NEW.objectNode().put("double", d);
            default -> NEW.textNode(arg.toString());
        };
    }

    private static Object argument(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isInt()) {
            return node.intValue();
        }
        if (node.has("long")) {
            return node.get("long").longValue();
        }
        return node.has("double") ? (Object) node.get("double").doubleValue() : read(node);
    }
}
