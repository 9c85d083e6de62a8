package org.hostkeeper.agent.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Makes the agent's config of a deployed one on the host itself, so that its passwords travel nowhere: every key as it is,
 * those that nobody knows too, and what the agent needs beside them under {@code hostkeeper}.
 *
 * @param database the table of modules, absolute: the deployed path may begin with {@code ~} or be relative
 * @param owner whose modules these are
 * @param bind the address that deployed clients use
 * @param compatibility what needs no token, as they have none
 * @param group who may read the new file beside its owner
 */
public record ConfigImport(
        Path database, String owner, String bind, List<RestConfig.Compatibility> compatibility, String group) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public ConfigImport {
        compatibility = List.copyOf(compatibility);
    }

    /** @param replace whether a file that is there already may be replaced */
    public void run(Path from, Path to, boolean replace) {
        if (Files.exists(to) && !replace) {
            throw new ProblemException(
                    new Problem.AlreadyThere(Text.of("agent.config", "file"), to.toString(), to.toString()));
        }
        try {
            JsonNode deployed = JSON.readTree(Files.readString(from));
            if (!(deployed instanceof ObjectNode config)) {
                throw ConfigReader.invalid(from.toString(), "", "object");
            }
            JsonNode table = config.path("database");
            (table instanceof ObjectNode there ? there : config.putObject("database")).put("path", database.toString());
            config.set("hostkeeper", own());
            new ConfigFile(to).write(config, file -> ConfigFile.share(file, group));
        } catch (JsonProcessingException e) {
            throw ConfigReader.invalid(from.toString(), "", "json"); // its own message may quote a password
        } catch (IOException e) {
            throw OwnFile.refused(to, e);
        }
    }

    private ObjectNode own() {
        ObjectNode own = JSON.createObjectNode().put("owner", owner);
        ObjectNode rest = own.putObject("rest").put("bind", bind);
        ConfigAccess.write(rest.putArray("compatibility"), compatibility);
        return own;
    }
}
