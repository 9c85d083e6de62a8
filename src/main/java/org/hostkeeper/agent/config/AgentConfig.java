package org.hostkeeper.agent.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.words.Text;

/**
 * What the deployed config.json says (docs/contracts.md, the agent), with defaults for what it does not say.
 *
 * @param serverName how this host calls itself in mails
 * @param storage what the deployed manager keeps there is its own business; kept, and not used
 * @param baseUrl where the System API is, as deployed clients know it
 * @param database the table of modules, absolute
 * @param owner the user whose modules these are
 * @param vms the machines that are watched, no two of them with one name or one port
 * @param leftOut of which files no machine is watched, and why
 * @param own the key {@code hostkeeper}, where everything stands that the deployed manager does not know
 * @param warnings what in the file is not understood, for the log
 */
public record AgentConfig(
        String serverName,
        Optional<String> storage,
        LogLevel logLevel,
        AlertsConfig alerts,
        MqttConfig mqtt,
        URI baseUrl,
        Path database,
        String owner,
        RestConfig rest,
        Path helperSocket,
        List<ControllerSettings> vms,
        List<LeftOut> leftOut,
        JsonNode own,
        List<Text> warnings) {
    public AgentConfig {
        vms = List.copyOf(vms);
        leftOut = List.copyOf(leftOut);
        warnings = List.copyOf(warnings);
    }
}
