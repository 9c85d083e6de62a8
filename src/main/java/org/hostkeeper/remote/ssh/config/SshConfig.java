package org.hostkeeper.remote.ssh.config;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An ssh_config file with all that it includes, read once. What OpenSSH refuses to read is an
 * {@link org.hostkeeper.problem.Problem.InvalidInput} that names file and line; a keyword that is not known is passed
 * over, since a newer OpenSSH may know it. The system's own file is not looked at. Source: ssh_config(5) of OpenSSH 9.2.
 */
public final class SshConfig {
    private final ConfigFile file;
    private final Machine machine;

    private SshConfig(ConfigFile file, Machine machine) {
        this.file = file;
        this.machine = machine;
    }

    /** @param home what {@code ~} means and where {@code .ssh} is */
    public static SshConfig read(Path file, Path home) {
        return read(file, Machine.here(home));
    }

    static SshConfig read(Path file, Machine machine) {
        return new SshConfig(ConfigFile.read(file.toAbsolutePath(), machine.home()), machine);
    }

    /** One candidate for each concrete name (no pattern) in a Host line, in the file's order. */
    public List<Candidate> candidates() {
        Set<String> names = new LinkedHashSet<>();
        collect(file, names);
        return names.stream().map(name -> Importer.candidate(file, name, machine)).toList();
    }

    /** What OpenSSH would make of this name. */
    Resolved resolve(String name) {
        return Resolver.resolve(file, name, machine);
    }

    private static void collect(ConfigFile from, Set<String> names) {
        for (ConfigFile.Part part : from.parts()) {
            switch (part) {
                case ConfigFile.Part.Includes(List<ConfigFile> files) -> files.forEach(f -> collect(f, names));
                case ConfigFile.Part.Says(ConfigLine line) when line.keyword().equals("host") ->
                    line.words().stream()
                            .filter(w -> !w.startsWith("!") && w.indexOf('*') < 0 && w.indexOf('?') < 0)
                            .forEach(names::add);
                case ConfigFile.Part.Says _ -> {}
            }
        }
    }
}
