package org.hostkeeper.agent.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.module.registry.ModuleStatus;

/** Reads bodies as the deployed API does, which is FastAPI with pydantic 1: the same messages and types, numbers taken as text. */
final class Body {
    private static final ObjectMapper JSON = JsonMapper.builder(new com.fasterxml.jackson.core.JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String PERMITTED = Stream.of(ModuleStatus.values())
            .map(status -> "'" + status.word() + "'")
            .collect(Collectors.joining(", ", "value is not a valid enumeration member; permitted: ", ""));

    private final JsonNode node;
    private final Faults faults;
    private final Object[] at;

    private Body(JsonNode node, Faults faults, Object... at) {
        this.node = node;
        this.faults = faults;
        this.at = at;
    }

    static Body object(String text) {
        JsonNode node = tree(text);
        if (!node.isObject()) {
            throw new Faults().add("value is not a valid dict", "type_error.dict").asException();
        }
        return new Body(node, new Faults());
    }

    /** The elements of a list, with one list of faults for all. */
    static java.util.List<Body> list(String text) {
        JsonNode node = tree(text);
        if (!node.isArray()) {
            throw new Faults().add("value is not a valid list", "type_error.list").asException();
        }
        Faults faults = new Faults();
        java.util.List<Body> elements = new java.util.ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isObject()) {
                faults.add("value is not a valid dict", "type_error.dict", elements.size());
            }
            elements.add(new Body(element, faults, elements.size()));
        }
        return elements;
    }

    Faults faults() {
        return faults;
    }

    /** Empty, and a fault, if it is not there. */
    String required(String field) {
        if (!node.has(field)) {
            faults.add("field required", "value_error.missing", loc(field));
            return "";
        }
        return given(field).orElse("");
    }

    /** A field that may be left out, but is not null: a null name left the deployed database locked. */
    Optional<String> given(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (value.isNull()) {
            faults.add("none is not an allowed value", "type_error.none.not_allowed", loc(field));
        } else if (!value.isTextual() && !value.isNumber()) {
            faults.add("str type expected", "type_error.str", loc(field));
        }
        return Optional.of(value.asText(""));
    }

    /** A field that says nothing if it is null. */
    Optional<String> optional(String field) {
        return node.path(field).isNull() ? Optional.of("") : given(field);
    }

    ModuleStatus requiredStatus(String field) {
        return status(field, Optional.of(required(field))).orElse(ModuleStatus.OTHER);
    }

    Optional<ModuleStatus> givenStatus(String field) {
        return status(field, given(field));
    }

    private Optional<ModuleStatus> status(String field, Optional<String> word) {
        Optional<ModuleStatus> status = word.flatMap(ModuleStatus::of);
        if (node.path(field).isTextual() && status.isEmpty()) {
            faults.add(PERMITTED, "type_error.enum", loc(field));
        }
        return status;
    }

    private Object[] loc(String field) {
        return Stream.concat(Stream.of(at), Stream.of((Object) field)).toArray();
    }

    private static JsonNode tree(String text) {
        if (text.isBlank()) {
            throw new Faults().add("field required", "value_error.missing").asException();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int place = (int) Optional.ofNullable(e.getLocation()).map(JsonLocation::getCharOffset).orElse(0L).longValue();
            throw new Faults().add("Invalid JSON", "value_error.jsondecode", Math.max(0, place)).asException();
        }
    }
}
