package org.hostkeeper.agent.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.hostkeeper.disk.OwnFile;

/**
 * A change of the agent's config on the host itself: it holds passwords, which no console has to know for that. Everything
 * else in it stays, and so do its owner and mode.
 *
 * @param keep where the old file goes
 */
record ConfigChange(Path file, Path keep) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void run(Consumer<ObjectNode> change) {
        try {
            if (!(JSON.readTree(Files.readString(file)) instanceof ObjectNode config)) {
                throw ConfigReader.invalid(file.toString(), "", "object");
            }
            change.accept(config);
            Files.copy(file, keep, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            ConfigFile.likeThat(keep, file);
            new ConfigFile(file).write(config, fresh -> ConfigFile.likeThat(fresh, file));
        } catch (JsonProcessingException e) {
            throw ConfigReader.invalid(file.toString(), "", "json"); // its own message may quote a password
        } catch (IOException e) {
            throw OwnFile.refused(file, e);
        }
    }
}
