package org.hostkeeper.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;

/** Contents and states of files as JSON: text where the bytes are UTF-8, so that people can read it, else base64. */
final class ContentJson {
    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;

    private ContentJson() {}

    static ArrayNode write(Content content, boolean withhold) {
        ArrayNode parts = NEW.arrayNode();
        content.parts().forEach(part -> parts.add(switch (part) {
            case Content.Part.Plain p when withhold -> withheld(p.bytes().sha256(), p.bytes().size());
            case Content.Part.Plain p -> bytes(p.bytes());
            case Content.Part.Hidden h -> NEW.objectNode().set("secret", secret(h.secret()));
            case Content.Part.Withheld w -> withheld(w.sha256(), w.size());
        }));
        return parts;
    }

    static Content read(JsonNode parts) {
        return new Content(Json.list(parts, ContentJson::part));
    }

    static ObjectNode write(Ownership ownership) {
        return NEW.objectNode()
                .put("owner", ownership.owner())
                .put("group", ownership.group())
                .put("mode", ownership.octal());
    }

    static Ownership readOwnership(JsonNode node) {
        return new Ownership(
                Json.text(node, "owner"), Json.text(node, "group"), Integer.parseInt(Json.text(node, "mode"), 8));
    }

    /** @param withhold whether content that not everybody on the host may read is left out */
    static ObjectNode write(FileState state, boolean withhold) {
        ObjectNode node = NEW.objectNode();
        switch (state) {
            case FileState.Absent _ -> node.put("is", "absent");
            case FileState.Present p -> {
                node.put("is", "file").put("sha256", p.sha256()).put("size", p.size());
                node.set("ownership", write(p.ownership()));
                p.content()
                        .filter(_ -> !withhold || p.ownership().worldReadable())
                        .ifPresent(content -> node.set("content", bytes(content)));
            }
            case FileState.Folder f -> node.put("is", "folder").set("ownership", write(f.ownership()));
            case FileState.SymbolicLink l -> node.put("is", "link").put("target", l.target());
        }
        return node;
    }

    static FileState readState(JsonNode node) {
        return switch (Json.text(node, "is")) {
            case "absent" -> new FileState.Absent();
            case "file" ->
                new FileState.Present(
                        Json.text(node, "sha256"),
                        Json.number(node, "size"),
                        readOwnership(Json.field(node, "ownership")),
                        Optional.ofNullable(node.get("content")).map(ContentJson::readBytes));
            case "folder" -> new FileState.Folder(readOwnership(Json.field(node, "ownership")));
            case "link" -> new FileState.SymbolicLink(Json.text(node, "target"));
            default -> throw new Json.Unreadable("a kind of file that is not known: " + node);
        };
    }

    private static Content.Part part(JsonNode node) {
        if (node.has("secret")) {
            JsonNode s = node.get("secret");
            return new Content.Part.Hidden(new SecretReference(
                    Json.text(s, "name"), (int) Json.number(s, "length"), Json.text(s, "salt"), Json.text(s, "hash")));
        }
        return node.has("withheld")
                ? new Content.Part.Withheld(Json.text(node, "withheld"), Json.number(node, "size"))
                : new Content.Part.Plain(readBytes(node));
    }

    private static ObjectNode secret(SecretReference s) {
        return NEW.objectNode()
                .put("name", s.name())
                .put("length", s.length())
                .put("salt", s.salt())
                .put("hash", s.hash());
    }

    private static ObjectNode withheld(String sha256, long size) {
        return NEW.objectNode().put("withheld", sha256).put("size", size);
    }

    private static ObjectNode bytes(Bytes bytes) {
        String text = bytes.text();
        return Bytes.utf8(text).equals(bytes)
                ? NEW.objectNode().put("text", text)
                : NEW.objectNode().put("base64", Base64.getEncoder().encodeToString(bytes.array()));
    }

    private static Bytes readBytes(JsonNode node) {
        return node.has("text")
                ? Bytes.utf8(Json.text(node, "text"))
                : Bytes.of(Base64.getDecoder().decode(Json.text(node, "base64")));
    }
}
