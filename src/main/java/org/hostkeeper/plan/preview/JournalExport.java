package org.hostkeeper.plan.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.hostkeeper.plan.Journal;

/** Changes with all that the journal tells of them as JSON, for the record outside of Hostkeeper. No secret is in it. */
public final class JournalExport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JournalExport() {}

    /** @param changes the lines of one plan each, oldest first */
    public static String json(List<List<Journal.Line>> changes) {
        ArrayNode all = JSON.createArrayNode();
        changes.forEach(lines -> all.add(change(lines)));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can be written", e);
        }
    }

    private static ObjectNode change(List<Journal.Line> lines) {
        Journal.Entry first = lines.getFirst().entry();
        ObjectNode change = JSON.createObjectNode()
                .put("plan", first.plan().value())
                .put("host", first.host().value())
                .put("console", first.console());
        ArrayNode events = change.putArray("events");
        for (Journal.Line line : lines) {
            Journal.Entry entry = line.entry();
            ObjectNode event = events.addObject()
                    .put("number", line.number())
                    .put("at", entry.at().toString())
                    .put("event", entry.event().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("console", entry.console());
            entry.step().ifPresent(step -> event.put("step", step + 1));
            event.set("details", details(entry.details()));
            event.put("hash", line.hash());
        }
        return change;
    }

    private static JsonNode details(String details) {
        try {
            return JSON.readTree(details);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(details);
        }
    }
}
