package org.hostkeeper.remote.ssh.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** A configuration file with the files that it includes, in place. Source: ssh_config(5), Include. */
record ConfigFile(List<Part> parts) {
    /** How deep files may include each other (READCONF_MAX_DEPTH). */
    private static final int DEEPEST = 16;

    /** What stands in a file, in order. */
    sealed interface Part {
        /** A line that says something for the hosts of its block. */
        record Says(ConfigLine line) implements Part {}

        /** Other files that stand in this line's place, with the block around it. */
        record Includes(List<ConfigFile> files) implements Part {}
    }

    static ConfigFile read(Path file, Path home) {
        if (!Files.exists(file)) {
            throw new ProblemException(
                    new Problem.NotFound(Text.of("remote.ssh.config", "file"), file.toString()));
        }
        return read(file, home, 0);
    }

    private static ConfigFile read(Path file, Path home, int depth) {
        List<Part> parts = new ArrayList<>();
        String[] lines = text(file).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String from = file + ":" + (i + 1);
            ConfigLine.parse(lines[i], from).ifPresent(line -> parts.add(part(line, home, depth)));
        }
        return new ConfigFile(List.copyOf(parts));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw OwnFile.refused(file, e);
        }
    }

    private static Part part(ConfigLine line, Path home, int depth) {
        if (!line.keyword().equals("include")) {
            return new Part.Says(line);
        }
        if (depth >= DEEPEST) {
            throw line.bad(Text.of("remote.ssh.config", "too-deep"));
        }
        line.first();
        List<ConfigFile> files = new ArrayList<>();
        for (String pattern : line.words()) {
            Path base = home.resolve(".ssh");
            String path = pattern.startsWith("~/") ? home + pattern.substring(1) : pattern;
            glob(base.resolve(path)).stream()
                    .filter(Files::isRegularFile)
                    .forEach(file -> files.add(read(file, home, depth + 1)));
        }
        return new Part.Includes(files);
    }

    /** Files that fit a pattern, component by component, in order; a hidden one only where the pattern has its dot. */
    private static List<Path> glob(Path pattern) {
        List<Path> found = List.of(pattern.getRoot());
        for (Path component : pattern) {
            List<Path> next = new ArrayList<>();
            found.forEach(folder -> next.addAll(children(folder, component.toString())));
            found = next;
        }
        return found;
    }

    private static List<Path> children(Path folder, String component) {
        if (!component.matches(".*[*?\\[].*")) {
            Path child = folder.resolve(component);
            return Files.exists(child) ? List.of(child) : List.of();
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, component.replace("{", "\\{"))) {
            List<Path> children = new ArrayList<>();
            all.forEach(p -> {
                if (component.startsWith(".") || !p.getFileName().toString().startsWith(".")) {
                    children.add(p);
                }
            });
            children.sort(Comparator.comparing(Path::toString));
            return children;
        } catch (IOException e) {
            return List.of();
        }
    }
}
