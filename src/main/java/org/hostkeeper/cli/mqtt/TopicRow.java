package org.hostkeeper.cli.mqtt;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.broker.Topic;

/**
 * A topic as scripts see it.
 *
 * @param retained yes; perhaps, if something was published since; not-told
 * @param text the payload, if it is text
 * @param hex the payload's bytes, if it is none
 */
record TopicRow(
        String topic,
        String retained,
        int bytes,
        int qos,
        long messages,
        Instant last,
        Optional<String> text,
        Optional<String> hex,
        boolean cut) {
    static TopicRow of(Topic topic) {
        return new TopicRow(
                topic.path(),
                topic.kept().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                topic.size(),
                topic.qos(),
                topic.messages(),
                topic.last(),
                topic.isText() ? Optional.of(topic.text()) : Optional.empty(),
                topic.isText() ? Optional.empty() : Optional.of(HexFormat.of().formatHex(topic.payload())),
                topic.isCut());
    }

    /** On one line. */
    String shown() {
        String line = text.map(t -> t.replaceAll("\\p{Cntrl}+", " ")).orElseGet(() -> "0x" + hex.orElse(""));
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }
}
