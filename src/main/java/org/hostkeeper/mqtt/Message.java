package org.hostkeeper.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What goes out to a topic or came in from one. Of a message that came in, {@code retained} says that the broker had kept it
 * from before this subscription: MQTT 3.1.1 sets the flag on no other delivery.
 *
 * @param qos 0 is sent once and forgotten; 1 is sent until the broker has acknowledged it, and so may come twice
 */
public record Message(String topic, byte[] payload, int qos, boolean retained) {
    /** Nobody waits for an answer, nothing is kept. */
    public static Message of(String topic, String payload) {
        return new Message(topic, payload.getBytes(StandardCharsets.UTF_8), 0, false);
    }

    /** Acknowledged by the broker, and not kept. */
    public static Message certain(String topic, String payload) {
        return new Message(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    /** Acknowledged by the broker, and kept by it for whoever subscribes later; an empty payload clears what it kept. */
    public static Message state(String topic, String payload) {
        return new Message(topic, payload.getBytes(StandardCharsets.UTF_8), 1, true);
    }

    /** The payload as text; what is no UTF-8 becomes replacement characters. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message(String t, byte[] p, int q, boolean r)
                && topic.equals(t)
                && Arrays.equals(payload, p)
                && qos == q
                && retained == r;
    }

    @Override
    public int hashCode() {
        return 31 * topic.hashCode() + Arrays.hashCode(payload);
    }

    /** Without the payload, which may be anything. */
    @Override
    public String toString() {
        return topic + " (" + payload.length + " bytes, QoS " + qos + (retained ? ", retained)" : ")");
    }
}
