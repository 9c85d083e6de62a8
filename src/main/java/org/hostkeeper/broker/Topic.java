package org.hostkeeper.broker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.hostkeeper.mqtt.TopicName;

/**
 * The last message of one topic, and what is known of the topic.
 *
 * @param payload its beginning, as much as is remembered
 * @param size how long it was in truth, in bytes
 * @param messages how many came since this is watched
 */
public record Topic(String path, byte[] payload, int size, int qos, Kept kept, long messages, Instant last) {
    /** Whether the broker keeps a message here for those who come later. MQTT 3.1.1 tells that on delivery to a new subscription only. */
    public enum Kept {
        /** It did when this began to watch. */
        YES,
        /** It did, and something was published since, which may have replaced it. */
        PERHAPS,
        /** Not as far as was told. */
        NOT_TOLD
    }

    /** Whether only the beginning is remembered. */
    public boolean isCut() {
        return payload.length < size;
    }

    /** Whether the payload reads as text: UTF-8 without control characters but line ends and tabs. */
    public boolean isText() {
        String text = new String(payload, StandardCharsets.UTF_8);
        return text.chars().noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                || (c == '\uFFFD' && !isCut()));
    }

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** Whether a subscription by this filter would bring it. */
    public boolean meets(String filter) {
        return TopicName.matches(filter, path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topic t
                && path.equals(t.path)
                && Arrays.equals(payload, t.payload)
                && size == t.size
                && qos == t.qos
                && kept == t.kept
                && messages == t.messages
                && last.equals(t.last);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + Long.hashCode(messages);
    }

    @Override
    public String toString() {
        return path + " (" + size + " bytes, " + messages + " messages)";
    }
}
