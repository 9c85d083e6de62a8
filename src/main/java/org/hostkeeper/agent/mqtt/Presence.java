package org.hostkeeper.agent.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.mqtt.TopicName;

/**
 * That this agent is there, at {@code P/presence/INSTANCE}, retained, with a last will; and who else says so on this
 * prefix. Two managers both do what a command says, which is seldom meant, so each names the other.
 *
 * @param instance what tells this agent from others and stays over its restarts
 * @param session what tells this run from others
 */
record Presence(AgentTopics topics, String instance, String session, String server, Instant since) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Message online(Map<String, String> others) {
        ObjectNode state = JSON.createObjectNode();
        state.put("state", "online").put("server", server).put("session", session).put("since", since.toString());
        if (!others.isEmpty()) {
            ArrayNode names = state.putArray("others");
            new TreeMap<>(others).values().forEach(names::add);
        }
        return Message.state(topics.presence(instance), state.toString());
    }

    /** Also the last will. */
    Message offline() {
        ObjectNode state = JSON.createObjectNode();
        state.put("state", "offline").put("server", server).put("session", session);
        return Message.state(topics.presence(instance), state.toString());
    }

    /** Somebody on this prefix. {@code key} is unique, {@code name} is for people. */
    record Other(String key, String name, boolean online) {}

    /** Who says it, unless it is this run itself, or nothing that can be understood. One whose presence was cleared is gone. */
    Optional<Other> other(Message message) {
        try {
            String id = AgentTopics.verb(message.topic());
            if (message.payload().length == 0 && !id.equals(instance)) {
                return Optional.of(new Other(id, id, false));
            }
            JsonNode state = JSON.readTree(message.payload());
            String theirs = state.path("session").asText();
            if (!TopicName.isLevel(id) || theirs.isEmpty() || theirs.length() > 64 || theirs.equals(session)) {
                return Optional.empty();
            }
            String server = state.path("server").asText();
            String name = server.substring(0, Math.min(server.length(), 64)) + " (" + id + ")";
            return Optional.of(new Other(id, name, state.path("state").asText().equals("online")));
        } catch (IOException e) { // no JSON, or no text at all
            return Optional.empty();
        }
    }
}
