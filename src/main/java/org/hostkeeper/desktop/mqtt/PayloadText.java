package org.hostkeeper.desktop.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Instant;
import java.util.Locale;
import org.hostkeeper.broker.Topic;
import org.hostkeeper.mqtt.Message;

/** A payload as people read it: JSON in its shape, text as it is, anything else as bytes with their letters beside. */
final class PayloadText {
    private static final int MOST_BYTES = 4096;
    private static final int MOST_TEXT = 64 << 10;
    private static final int ROW = 8;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private PayloadText() {}

    static String of(Message message) {
        byte[] payload = message.payload();
        return of(new Topic(message.topic(), payload, payload.length, 0, Topic.Kept.YES, 1, Instant.EPOCH));
    }

    static String of(Topic topic) {
        if (!topic.isText()) {
            return bytes(topic.payload());
        }
        String text = topic.text();
        return topic.isCut() || text.length() > MOST_TEXT ? text : json(text);
    }

    /** Numbers alone are JSON too, and look the same. */
    private static String json(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return read.isContainerNode() ? JSON.writeValueAsString(read) : text;
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static String bytes(byte[] payload) {
        StringBuilder all = new StringBuilder();
        int end = Math.min(payload.length, MOST_BYTES);
        for (int at = 0; at < end; at += ROW) {
            StringBuilder letters = new StringBuilder();
            all.append(String.format(Locale.ROOT, "%04x ", at));
            for (int i = at; i < at + ROW; i++) {
                all.append(i < end ? String.format(Locale.ROOT, " %02x", payload[i]) : "   ");
                letters.append(i < end ? letter(payload[i]) : "");
            }
            all.append("  ").append(letters).append('\n');
        }
        return all + (end < payload.length ? "…" : "");
    }

    private static char letter(byte b) {
        return b > 0x20 && b < 0x7f ? (char) b : '.';
    }
}
