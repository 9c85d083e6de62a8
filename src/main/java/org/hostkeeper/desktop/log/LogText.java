package org.hostkeeper.desktop.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.disk.WholeFile;

/** Lines as text: for the clipboard, and for a file that is wholly there or not at all. */
final class LogText {
    /** What a file holds. */
    enum Form {
        TEXT("txt"),
        JSON_LINES("jsonl");

        private final String suffix;

        Form(String suffix) {
            this.suffix = suffix;
        }

        String suffix() {
            return suffix;
        }
    }

    private static final ObjectWriter JSON = new ObjectMapper().writer();

    private final Language language;
    private final ZoneId zone;

    LogText(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    /** The rows, a line each. */
    String text(List<LogRow> rows) {
        StringBuilder all = new StringBuilder();
        rows.forEach(row -> all.append(line(row, Form.TEXT)).append('\n'));
        return all.toString();
    }

    /** One that was there stays whole until the new one is. */
    void save(List<LogRow> rows, Form form, Path file) throws IOException {
        WholeFile.replaceDurably(file, fresh -> {
            try (BufferedWriter writer = Files.newBufferedWriter(fresh)) {
                for (LogRow row : rows) {
                    writer.write(line(row, form));
                    writer.write('\n');
                }
            }
        });
    }

    private String line(LogRow row, Form form) {
        return switch (row) {
            case LogRow.Said said -> form == Form.TEXT ? text(said) : json(fields(said));
            case LogRow.Told told -> {
                String words = language.now(told.words());
                yield form == Form.TEXT
                        ? LogTimes.whole(told.at(), zone) + " -- " + words
                        : json(Map.of("at", told.at().toString(), "note", words));
            }
        };
    }

    private String text(LogRow.Said said) {
        return "%s %s %s%s: %s".formatted(
                LogTimes.whole(said.at(), zone),
                said.host().value(),
                said.shortUnit(),
                said.pid().map(pid -> "[" + pid + "]").orElse(""),
                Plain.lines(said.message()));
    }

    /** By the names that {@code hostkeeper logs --json} has. */
    private static Map<String, Object> fields(LogRow.Said said) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("host", said.host().value());
        fields.put("unit", said.unit());
        fields.put("at", said.at().toString());
        fields.put("priority", said.priority());
        said.pid().ifPresent(pid -> fields.put("pid", pid));
        fields.put("message", said.message());
        return fields;
    }

    private static String json(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
