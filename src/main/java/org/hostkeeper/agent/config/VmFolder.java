package org.hostkeeper.agent.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.SettingsReader;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * The machines that the agent watches: NAME.yaml for each, as a deployed controller has its config.yaml, and NAME.env with
 * variables, which win. No folder is no machine. What cannot be taken is left out, and told.
 *
 * @param path of the folder
 * @param taken a port that is the agent's own; 0 for none
 */
record VmFolder(Path path, int taken) {
    private static final String YAML = ".yaml";

    /** @param leftOut what is not watched because of its file */
    record Machines(List<SettingsReader.Read> read, List<LeftOut> leftOut) {}

    /** By the names of the files. Of two that have one machine or one port the older stays: it is the one that was watched before. */
    Machines read() {
        Map<String, String> machines = new HashMap<>();
        Map<Integer, String> ports = new HashMap<>();
        ports.put(taken, "config.json");
        SortedMap<String, SettingsReader.Read> all = new TreeMap<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Path file : files(leftOut)) {
            String name = name(file);
            try {
                SettingsReader.Read read = read(file);
                ControllerSettings settings = read.settings();
                only("vm_name", name, settings.vm(), Optional.ofNullable(machines.get(settings.vm())));
                only("api_port", name, Integer.toString(settings.port()),
                        Optional.ofNullable(ports.get(settings.port())).filter(_ -> settings.port() != 0));
                machines.put(settings.vm(), name);
                ports.put(settings.port(), name);
                all.put(name, read);
            } catch (ProblemException e) {
                leftOut.add(new LeftOut(name, e.problem()));
            }
        }
        return new Machines(List.copyOf(all.values()), List.copyOf(leftOut));
    }

    private static void only(String key, String file, String value, Optional<String> other) {
        if (other.isPresent()) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("agent.config", "vm.key", key, file), value, Text.of("agent.config", "vm.twice", other.get())));
        }
    }

    /** The oldest first. */
    private List<Path> files(List<LeftOut> leftOut) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(file -> name(file).endsWith(YAML) && !name(file).startsWith("."))
                    .sorted(Comparator.comparing(VmFolder::written).thenComparing(VmFolder::name))
                    .toList();
        } catch (IOException e) {
            leftOut.add(new LeftOut(name(path), OwnFile.problem(path, e)));
            return List.of();
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // why it cannot be read is told when it is read
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
