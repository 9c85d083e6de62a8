package org.hostkeeper.deployment.defect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.deployment.AgentPlaces;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.remote.Remote;

/** What an agent's config says of whose modules it has and where their table is; nothing where there is no agent. */
record AgentSite(Optional<String> owner, Optional<String> database) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static AgentSite of(Remote remote) {
        FileState config = Files.look(remote, List.of(AgentPlaces.CONFIG), true).get(AgentPlaces.CONFIG);
        return config instanceof FileState.Present present
                ? of(present.content().map(bytes -> bytes.text()).orElse(""))
                : new AgentSite(Optional.empty(), Optional.empty());
    }

    private static AgentSite of(String text) {
        try {
            JsonNode settings = JSON.readTree(text);
            return new AgentSite(value(settings, "/hostkeeper/owner"), value(settings, "/database/path"));
        } catch (JsonProcessingException e) {
            return new AgentSite(Optional.empty(), Optional.empty()); // the agent itself says at its start what is wrong with it
        }
    }

    private static Optional<String> value(JsonNode settings, String pointer) {
        return Optional.of(settings.at(pointer).asText("")).filter(words -> !words.isEmpty());
    }
}
