package org.hostkeeper.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/**
 * Finds a deployed module manager on a host and where its things are, as root. Its config.json holds passwords: it is read
 * into memory, and nothing but places, addresses and ports is taken from it.
 */
public final class ManagerReader {
    private static final int USUAL_PORT = 8080;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The user that the deployed manager runs as; empty if the host has none. */
    public Optional<String> owner(Remote remote) {
        return unit(remote).map(ManagerUnit::user);
    }

    /**
     * @param ground read for the manager's own user
     * @throws ProblemException NotFound if there is no manager, or a part of it is missing
     */
    public DeployedManager read(Remote remote, HostGround ground) {
        ManagerUnit unit = unit(remote).orElseThrow(() -> missing(remote, "manager", DeployedManager.UNIT));
        HostGround.Owner owner = ground.owner().orElseThrow(() -> missing(remote, "owner", unit.user()));
        Map.Entry<String, FileState.Present> config = config(remote, unit);
        JsonNode settings = parsed(config.getKey(), config.getValue());
        String database = database(settings, config.getKey(), unit, owner);
        String folder = database.substring(0, Math.max(1, database.lastIndexOf('/')));
        Map<String, FileState> files = Files.look(remote, List.of(database, folder), true);
        int port = port(settings);
        Output table = remote.run(Command.of("cat", "/proc/net/tcp", "/proc/net/tcp6"));
        return new DeployedManager(
                owner,
                config.getKey(),
                config.getValue().ownership(),
                database,
                access(remote, files, database),
                folder,
                access(remote, files, folder),
                Listeners.on(table.text(), port),
                unit.stand());
    }

    private static Optional<ManagerUnit> unit(Remote remote) {
        Output output = remote.run(Command.of(
                "systemctl", "show", "--no-pager", "-p", "LoadState,ActiveState,UnitFileState,User,WorkingDirectory,ExecStart",
                "--", DeployedManager.UNIT));
        if (!output.ok()) {
            throw new ProblemException(new Problem.CommandFailed(
                    remote.host().value(), "systemctl", output.exit(), output.error().strip()));
        }
        return ManagerUnit.of(output.text());
    }

    private static Map.Entry<String, FileState.Present> config(Remote remote, ManagerUnit unit) {
        for (Map.Entry<String, FileState> file : Files.look(remote, unit.configs(), true).entrySet()) {
            if (file.getValue() instanceof FileState.Present present) {
                return Map.entry(file.getKey(), present);
            }
        }
        throw missing(remote, "config", String.join(", ", unit.configs()));
    }

    private static JsonNode parsed(String path, FileState.Present file) {
        try {
            return JSON.readTree(file.content().map(bytes -> bytes.text()).orElse(""));
        } catch (JsonProcessingException e) {
            // without the parser's own words: they quote the file, and so perhaps a password
            throw new ProblemException(new Problem.InvalidInput(
                    Text.literal(path), "", Text.of("deployment", "config.rule")));
        }
    }

    private static String database(JsonNode settings, String config, ManagerUnit unit, HostGround.Owner owner) {
        String path = settings.at("/database/path").asText("modules.db");
        if (path.startsWith("~/")) {
            return owner.home() + path.substring(1);
        }
        String base = unit.folder().isEmpty() ? config.substring(0, config.lastIndexOf('/')) : unit.folder();
        return path.startsWith("/") ? path : base + "/" + path;
    }

    private static int port(JsonNode settings) {
        try {
            int port = URI.create(settings.at("/systemapi/base_url").asText("")).getPort();
            return port > 0 ? port : USUAL_PORT;
        } catch (IllegalArgumentException e) {
            return USUAL_PORT; // the deployed manager serves there whatever stands in its config
        }
    }

    private static Ownership access(Remote remote, Map<String, FileState> files, String path) {
        return switch (files.getOrDefault(path, new FileState.Absent())) {
            case FileState.Present(String _, long _, Ownership ownership, var _) -> ownership;
            case FileState.Folder(Ownership ownership) -> ownership;
            case FileState.Absent _, FileState.SymbolicLink _ -> throw missing(remote, "database", path);
        };
    }

    private static ProblemException missing(Remote remote, String what, String which) {
        return new ProblemException(new Problem.NotFound(
                Text.of("deployment", what), which + " (" + remote.host().value() + ")"));
    }
}
