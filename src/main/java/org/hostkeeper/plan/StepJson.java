package org.hostkeeper.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Steps as JSON, told apart by {@code do}. */
final class StepJson {
    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;

    private StepJson() {}

    static ObjectNode write(Step step, boolean withhold) {
        ObjectNode node = NEW.objectNode();
        switch (step) {
            case Step.WriteFile w -> {
                node.put("do", "write").put("path", w.path());
                node.set("content", ContentJson.write(w.content(), withhold && !w.ownership().worldReadable()));
                node.set("ownership", ContentJson.write(w.ownership()));
                node.set("before", ContentJson.write(w.before(), withhold));
            }
            case Step.RemoveFile r ->
                node.put("do", "remove").put("path", r.path()).set("before", ContentJson.write(r.before(), withhold));
            case Step.Link l ->
                node.put("do", "link")
                        .put("path", l.path())
                        .put("target", l.target())
                        .set("before", ContentJson.write(l.before(), withhold));
            case Step.MakeFolder f -> {
                node.put("do", "folder").put("path", f.path());
                node.set("ownership", ContentJson.write(f.ownership()));
                node.set("before", ContentJson.write(f.before(), withhold));
            }
            case Step.Run r -> run(node, r);
            case Step.Check c -> {
                node.put("do", "check").put("patience", c.patience().toString());
                node.set("words", TextJson.write(c.words()));
                node.set("arguments", texts(c.arguments()));
                new TreeSet<>(c.good()).forEach(node.putArray("good")::add);
            }
        }
        return node;
    }

    static Step read(JsonNode node) {
        return switch (Json.text(node, "do")) {
            case "write" ->
                new Step.WriteFile(
                        Json.text(node, "path"),
                        ContentJson.read(Json.field(node, "content")),
                        ContentJson.readOwnership(Json.field(node, "ownership")),
                        before(node));
            case "remove" -> new Step.RemoveFile(Json.text(node, "path"), before(node));
            case "link" -> new Step.Link(Json.text(node, "path"), Json.text(node, "target"), before(node));
            case "folder" ->
                new Step.MakeFolder(
                        Json.text(node, "path"), ContentJson.readOwnership(Json.field(node, "ownership")), before(node));
            case "run" -> readRun(node);
            case "check" -> readCheck(node);
            default -> throw new Json.Unreadable("a step that is not known: " + Json.text(node, "do"));
        };
    }

    static Step.Check readCheck(JsonNode node) {
        return new Step.Check(
                TextJson.read(Json.field(node, "words")),
                Json.texts(Json.field(node, "arguments")),
                new TreeSet<>(Json.list(Json.field(node, "good"), JsonNode::intValue)),
                Duration.parse(Json.text(node, "patience")));
    }

    private static FileState before(JsonNode node) {
        return ContentJson.readState(Json.field(node, "before"));
    }

    private static void run(ObjectNode node, Step.Run run) {
        node.put("do", "run").put("limit", run.limit().toString()).put("settles", run.settles());
        node.set("words", TextJson.write(run.words()));
        node.set("arguments", texts(run.arguments()));
        node.set("input", ContentJson.write(run.input(), false));
        run.undo().ifPresent(undo -> node.set("undo", texts(undo)));
    }

    private static Step.Run readRun(JsonNode node) {
        return new Step.Run(
                TextJson.read(Json.field(node, "words")),
                Json.texts(Json.field(node, "arguments")),
                ContentJson.read(Json.field(node, "input")),
                Duration.parse(Json.text(node, "limit")),
                Optional.ofNullable(node.get("undo")).map(Json::texts),
                Json.field(node, "settles").booleanValue());
    }

    private static ArrayNode texts(List<String> all) {
        ArrayNode array = NEW.arrayNode();
        all.forEach(array::add);
        return array;
    }
}
