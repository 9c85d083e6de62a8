package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hostkeeper.words.Text;

/** The description of the API (OpenAPI 3), and a page made of it that needs no script and nothing from elsewhere. */
final class OpenApi {
    private final JsonNode tree;

    OpenApi(JsonNode tree) {
        this.tree = tree;
    }

    static OpenApi ofModules() {
        try {
            return new OpenApi(new ObjectMapper().readTree(file("openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both, where one server has both. */
    OpenApi with(JsonNode other) {
        ObjectNode both = tree.deepCopy();
        ((ObjectNode) both.path("paths")).setAll((ObjectNode) other.path("paths"));
        return new OpenApi(both);
    }

    /** A file that stands beside this class. */
    static String file(String name) {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json() {
        return tree;
    }

    String page(Locale language) {
        StringBuilder body = new StringBuilder("<h1>%s</h1>\n<p>%s <a href=\"/openapi.json\">/openapi.json</a></p>\n"
                .formatted(words("title", language), words("token", language)));
        tree.path("paths").properties().forEach(path -> path.getValue().properties().forEach(
                verb -> body.append(section(verb.getKey(), path.getKey(), verb.getValue(), language))));
        JsonNode schemas = tree.path("components").path("schemas");
        if (!schemas.isEmpty()) {
            body.append("<h2>").append(words("schemas", language)).append("</h2>\n");
        }
        schemas.properties().forEach(schema -> body.append("<section><h2><code>")
                .append(Html.text(schema.getKey()))
                .append("</code></h2>")
                .append(code(schema.getValue()))
                .append("</section>\n"));
        return Html.page(language.getLanguage(), Text.of("agent.web", "docs.title").in(language), "", body.toString());
    }

    private static String section(String verb, String path, JsonNode operation, Locale language) {
        StringBuilder section = new StringBuilder("<section><h2><span class=\"verb\">%s</span> <code>%s</code></h2><p>%s. %s.</p>"
                .formatted(
                        verb.toUpperCase(Locale.ROOT),
                        Html.text(path),
                        Html.text(operation.path("summary").asText()),
                        Html.text(operation.path("description").asText())));
        List<String> query = operation.path("parameters").findValuesAsText("name");
        if (!query.isEmpty()) {
            section.append("<p>%s <code>%s</code></p>".formatted(words("parameters", language), Html.text(String.join(" ", query))));
        }
        JsonNode body = schema(operation.path("requestBody"));
        if (!body.isMissingNode()) {
            section.append("<p>").append(words("body", language)).append("</p>").append(code(body));
        }
        section.append("<p>").append(words("answers", language)).append("</p><ul>");
        toMap(operation.path("responses")).forEach((status, answer) -> section
                .append("<li><code>%s</code> %s</li>".formatted(Html.text(status), Html.text(answer.path("description").asText()))));
        return section.append("</ul></section>\n").toString();
    }

    private static Map<String, JsonNode> toMap(JsonNode node) {
        Map<String, JsonNode> map = new TreeMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private static JsonNode schema(JsonNode content) {
        return content.path("content").path("application/json").path("schema");
    }

    private static String code(JsonNode schema) {
        return "<pre>" + Html.text(schema.toPrettyString()) + "</pre>";
    }

    private static String words(String key, Locale language) {
        return Html.text(Text.of("agent.web", "docs." + key).in(language));
    }
}
