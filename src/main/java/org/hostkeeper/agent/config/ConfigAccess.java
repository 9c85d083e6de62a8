package org.hostkeeper.agent.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * Changes from where the agent is reached and what needs no token, on the host itself: its config holds passwords, which no
 * console has to know for that. Everything else stays as it is.
 *
 * @param bind the address to listen on; empty to leave it
 * @param compatibility what needs no token; empty to leave it, an empty list for nothing
 */
public record ConfigAccess(Optional<String> bind, Optional<List<RestConfig.Compatibility>> compatibility) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param keep where the old file goes, with its owner and mode */
    public void run(Path file, Path keep) {
        try {
            if (!(JSON.readTree(Files.readString(file)) instanceof ObjectNode config)) {
                throw ConfigReader.invalid(file.toString(), "", "object");
            }
            ObjectNode rest = child(child(config, "hostkeeper"), "rest");
            bind.ifPresent(address -> rest.put("bind", address));
            compatibility.ifPresent(routes -> put(rest, routes));
            Files.copy(file, keep, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            ConfigFile.likeThat(keep, file);
            new ConfigFile(file).write(config, fresh -> ConfigFile.likeThat(fresh, file));
        } catch (JsonProcessingException e) {
            throw ConfigReader.invalid(file.toString(), "", "json"); // its own message may quote a password
        } catch (IOException e) {
            throw new ProblemException(new Problem.FileRefused("localhost", file.toString(), String.valueOf(e.getMessage())), e);
        }
    }

    private static void put(ObjectNode rest, List<RestConfig.Compatibility> routes) {
        write(rest.putArray("compatibility"), routes);
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
