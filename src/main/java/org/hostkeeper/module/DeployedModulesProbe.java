package org.hostkeeper.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.facts.ScriptedProbe;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.facts.UnreadableAnswer;

/**
 * Reads a deployed module manager's database, if the host has one (docs/contracts.md, modules). It is opened read-only with
 * the host's own python3 or sqlite3; a host with the manager but neither of them says so in this section.
 */
public final class DeployedModulesProbe extends ScriptedProbe<DeployedModules> {
    private static final String SCRIPT = Scripts.beside(DeployedModulesProbe.class, "deployed.sh");
    private static final ObjectMapper JSON = new ObjectMapper();

    public DeployedModulesProbe() {
        super("deployed-modules", 1, Duration.ofSeconds(10), SCRIPT, "systemctl");
    }

    @Override
    public DeployedModules parse(String answer) {
        if (answer.isBlank()) {
            return new DeployedModules(Optional.empty(), List.of());
        }
        int rows = ("\n" + answer).indexOf("\nrows\n");
        if (rows < 0) {
            throw new UnreadableAnswer("the rows are missing");
        }
        Map<String, String> manager = new HashMap<>();
        answer.substring(0, rows).lines().map(l -> l.split(" ", 2)).filter(w -> w.length == 2).forEach(w -> manager.put(w[0], w[1]));
        return new DeployedModules(
                Optional.of(new DeployedModules.Manager(
                        manager.getOrDefault("owner", ""),
                        manager.getOrDefault("config", ""),
                        manager.getOrDefault("database", ""))),
                modules(answer.substring(rows + "rows\n".length())));
    }

    private static List<DeployedModule> modules(String json) {
        List<DeployedModule> modules = new ArrayList<>();
        try {
            // sqlite3 prints nothing for no rows
            for (JsonNode row : json.isBlank() ? JSON.createArrayNode() : JSON.readTree(json)) {
                modules.add(new DeployedModule(
                        row.path("guid").asText(""),
                        row.path("name").asText(""),
                        row.path("description").asText(""),
                        row.path("status").asText(""),
                        row.path("service_type").asText("")));
            }
            return modules;
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswer("the rows are no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
