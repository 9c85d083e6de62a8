package org.hostkeeper.broker;

import org.hostkeeper.mqtt.TopicName;

/** The module manager's topics below a prefix, as a console sees them (docs/contracts.md, MQTT). */
record Topics(String prefix) {
    String command(String verb) {
        return prefix + "/command/" + verb;
    }

    String reply(String requestId) {
        return prefix + "/reply/" + TopicName.level(requestId);
    }

    String presences() {
        return prefix + "/presence/+";
    }

    String states() {
        return prefix + "/status/+";
    }

    String alerts() {
        return prefix + "/alert/+";
    }

    /** Whether it is one of the kind that this filter of ours is for. */
    static boolean fits(String filter, String topic) {
        return TopicName.matches(filter, topic);
    }

    /** The last level: whose it is. */
    static String last(String topic) {
        return topic.substring(topic.lastIndexOf('/') + 1);
    }
}
