package org.hostkeeper.agent.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hostkeeper.secret.Secret;

/** An object of config.json, whose values are asked for by name and type; what is null counts as not said. */
record Section(String name, JsonNode node) {
    Section section(String key) {
        JsonNode value = value(key);
        if (!value.isMissingNode() && !value.isObject()) {
            throw ConfigReader.invalid(full(key), shown(value), "object");
        }
        return new Section(full(key), value);
    }

    List<Section> sections(String key) {
        return StreamSupport.stream(value(key).spliterator(), false)
                .map(each -> new Section(full(key), each))
                .toList();
    }

    Optional<String> text(String key) {
        JsonNode value = value(key);
        if (value.isContainerNode()) {
            throw ConfigReader.invalid(full(key), "", "text");
        }
        return Optional.of(value).filter(v -> !v.isMissingNode()).map(JsonNode::asText).filter(v -> !v.isBlank());
    }

    /** A list, or a string whose words commas part. */
    List<String> words(String key) {
        JsonNode value = value(key);
        Stream<String> parts = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText)
                : text(key).stream();
        return parts.flatMap(part -> Stream.of(part.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    Optional<Boolean> flag(String key) {
        return text(key).map(word -> switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw ConfigReader.invalid(full(key), word, "flag");
        });
    }

    Optional<Integer> port(String key) {
        return text(key).map(word -> {
            if (!word.matches("\\d{1,5}") || Integer.parseInt(word) > 65_535) {
                throw ConfigReader.invalid(full(key), word, "port");
            }
            return Integer.valueOf(word);
        });
    }

    Optional<Login> login(String user, String password) {
        return text(user).flatMap(name -> text(password)
                .map(word -> new Login(name, Secret.ofUtf8(word.getBytes(StandardCharsets.UTF_8)))));
    }

    private JsonNode value(String key) {
        JsonNode value = node.path(key);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    private String full(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private static String shown(JsonNode value) {
        return value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }
}
