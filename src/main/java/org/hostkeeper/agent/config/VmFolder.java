package org.hostkeeper.agent.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.SettingsReader;
import org.hostkeeper.problem.OwnFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * The machines that the agent watches: NAME.yaml for each, as a deployed controller has its config.yaml, and NAME.env with
 * variables, which win. No folder is no machine.
 *
 * @param path of the folder
 * @param taken a port that is the agent's own; 0 for none
 */
record VmFolder(Path path, int taken) {
    private static final String YAML = ".yaml";

    /**
     * By the names of the files.
     *
     * @throws ProblemException InvalidInput that names file and key, or both files that have one machine or one port
     */
    List<SettingsReader.Read> read() {
        Map<String, String> machines = new HashMap<>();
        Map<Integer, String> ports = new HashMap<>();
        ports.put(taken, "config.json");
        List<SettingsReader.Read> all = new ArrayList<>();
        for (Path file : files()) {
            SettingsReader.Read read = read(file);
            ControllerSettings settings = read.settings();
            String name = name(file);
            Optional.ofNullable(machines.put(settings.vm(), name))
                    .ifPresent(other -> twice("vm_name", name, settings.vm(), other));
            if (settings.port() != 0) {
                Optional.ofNullable(ports.put(settings.port(), name))
                        .ifPresent(other -> twice("api_port", name, Integer.toString(settings.port()), other));
            }
            all.add(read);
        }
        return all;
    }

    private static void twice(String key, String file, String value, String other) {
        throw new ProblemException(new Problem.InvalidInput(
                Text.of("agent.config", "vm.key", key, file), value, Text.of("agent.config", "vm.twice", other)));
    }

    private List<Path> files() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(file -> name(file).endsWith(YAML) && !name(file).startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw refused(path, e);
        }
    }

    private static SettingsReader.Read read(Path file) {
        String base = name(file).substring(0, name(file).length() - YAML.length());
        Path variables = file.resolveSibling(base + ".env");
        // made here: an agent that watches no machine loads nothing of YAML
        return new SettingsReader(SettingsReader.Origin.AGENT).read(new SettingsReader.Source(
                name(file), text(file), name(variables), Files.exists(variables) ? text(variables) : ""));
    }

    /** What is no UTF-8 is seen as such in a value, and told with its key. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw refused(file, e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static ProblemException refused(Path file, IOException e) {
        return OwnFile.refused(file, e);
    }
}
