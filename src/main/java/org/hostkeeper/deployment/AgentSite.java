package org.hostkeeper.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.remote.Remote;

/**
 * What an agent's config says of whose modules it has and where their table is.
 *
 * @param there whether there is an agent: its unit, since one that was removed leaves its config
 */
public record AgentSite(boolean there, Optional<String> owner, Optional<String> database) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads it, as root. Throws what the connection throws. */
    public static AgentSite of(Remote remote) {
        String unit = AgentPlaces.unit(AgentPlaces.AGENT_UNIT);
        Map<String, FileState> files = Files.look(remote, List.of(unit, AgentPlaces.CONFIG), true);
        if (files.get(unit) instanceof FileState.Absent) {
            return new AgentSite(false, Optional.empty(), Optional.empty());
        }
        return files.get(AgentPlaces.CONFIG) instanceof FileState.Present config
                ? of(config.content().map(bytes -> bytes.text()).orElse(""))
                : new AgentSite(true, Optional.empty(), Optional.empty());
    }

    /** Whose modules the settings there are for, also those that a removed agent has left. Reads them, as root. */
    static Optional<String> settingsOwner(Remote remote) {
        FileState config = Files.look(remote, List.of(AgentPlaces.CONFIG), true).getOrDefault(AgentPlaces.CONFIG, new FileState.Absent());
        return owner(config, "/hostkeeper/owner");
    }

    /** What a file of settings says of the owner; empty if it is not there, or does not say. */
    static Optional<String> owner(FileState file, String pointer) {
        if (file instanceof FileState.Present there) {
            try {
                return value(JSON.readTree(there.content().map(bytes -> bytes.text()).orElse("")), pointer);
            } catch (JsonProcessingException e) {
                return Optional.empty(); // the agent itself says at its start what is wrong with it
            }
        }
        return Optional.empty();
    }

    private static AgentSite of(String text) {
        try {
            JsonNode settings = JSON.readTree(text);
            return new AgentSite(true, value(settings, "/hostkeeper/owner"), value(settings, "/database/path"));
        } catch (JsonProcessingException e) {
            return new AgentSite(true, Optional.empty(), Optional.empty()); // the agent itself says at its start what is wrong with it
        }
    }

    private static Optional<String> value(JsonNode settings, String pointer) {
        return Optional.of(settings.at(pointer).asText("")).filter(words -> !words.isEmpty());
    }
}
