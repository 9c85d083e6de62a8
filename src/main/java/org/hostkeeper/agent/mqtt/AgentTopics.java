package org.hostkeeper.agent.mqtt;

import org.hostkeeper.mqtt.TopicName;

/**
 * The topics below a prefix (docs/contracts.md, MQTT). The filters that commands come by do not overlap: a broker may
 * deliver a message once for each filter that it meets.
 */
record AgentTopics(String prefix) {
    AgentTopics {
        TopicName.prefix(prefix);
    }

    String commands() {
        return prefix + "/command/+";
    }

    String requests() {
        return prefix + "/request/+";
    }

    String presences() {
        return prefix + "/presence/+";
    }

    String presence(String instance) {
        return prefix + "/presence/" + TopicName.level(instance);
    }

    String reply(String requestId) {
        return prefix + "/reply/" + TopicName.level(requestId);
    }

    String status(String guid) {
        return prefix + "/status/" + TopicName.level(guid);
    }

    String log(String guid) {
        return prefix + "/log/" + TopicName.level(guid);
    }

    /** @param key of an incident: a guid, or vm: with the name of a machine, which may be nearly anything */
    String alert(String key) {
        return prefix + "/alert/" + TopicName.escaped(key);
    }

    /** The last level, which says what is wanted. */
    static String verb(String topic) {
        return topic.substring(topic.lastIndexOf('/') + 1);
    }
}
