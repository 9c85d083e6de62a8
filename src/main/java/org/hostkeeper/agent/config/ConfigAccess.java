package org.hostkeeper.agent.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Changes from where the agent is reached and what needs no token, on the host itself. Everything else stays as it is.
 *
 * @param bind the address to listen on; empty to leave it
 * @param compatibility what needs no token; empty to leave it, an empty list for nothing
 */
public record ConfigAccess(Optional<String> bind, Optional<List<RestConfig.Compatibility>> compatibility) {
    /** @param keep where the old file goes, with its owner and mode */
    public void run(Path file, Path keep) {
        new ConfigChange(file, keep).run(config -> {
            ObjectNode rest = child(child(config, "hostkeeper"), "rest");
            bind.ifPresent(address -> rest.put("bind", address));
            compatibility.ifPresent(routes -> write(rest.putArray("compatibility"), routes));
        });
    }

    /** One object for each route, as {@link ConfigReader} takes it. */
    static void write(ArrayNode into, List<RestConfig.Compatibility> routes) {
        routes.forEach(route -> {
            ArrayNode networks = into.addObject().put("route", route.route()).putArray("networks");
            route.networks().forEach(networks::add);
        });
    }

    private static ObjectNode child(ObjectNode parent, String key) {
        JsonNode there = parent.path(key);
        return there instanceof ObjectNode node ? node : parent.putObject(key);
    }
}
