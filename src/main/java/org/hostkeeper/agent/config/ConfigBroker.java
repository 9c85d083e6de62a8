package org.hostkeeper.agent.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.hostkeeper.secret.Secret;

/** Changes as whom the agent comes to its broker, on the host itself. The secret stays the caller's. */
public record ConfigBroker(String username, Secret password) {
    /** @param keep where the old file goes, with its owner and mode */
    public void run(Path file, Path keep) {
        new ConfigChange(file, keep).run(this::enter);
    }

    private void enter(ObjectNode config) {
        JsonNode there = config.path("mqtt");
        ObjectNode mqtt = there instanceof ObjectNode node ? node : config.putObject("mqtt");
        byte[] utf8 = password.utf8();
        mqtt.put("username", username).put("password", new String(utf8, StandardCharsets.UTF_8));
        Arrays.fill(utf8, (byte) 0);
    }
}
