package org.hostkeeper.desktop.app;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.terminal.HostShell;
import org.hostkeeper.desktop.terminal.SshCommand;
import org.hostkeeper.desktop.terminal.TerminalProgram;
import org.hostkeeper.host.Host;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** The person's own terminal program with OpenSSH in it; it stays when the console is closed. */
record SystemTerminal(Assembly house, String searchPath) implements HostShell {
    @Override
    public Optional<Problem> open(Host host) {
        if (house.isDemo()) {
            return refused(host, Text.of("desktop.terminal", "demo"));
        }
        Optional<TerminalProgram> terminal = TerminalProgram.first(this::isThere);
        if (terminal.isEmpty()) {
            return refused(host, Text.of("desktop.terminal", "none"));
        }
        if (host.endpoint().isPresent() && !isThere("ssh")) {
            return refused(host, Text.of("desktop.terminal", "no-ssh"));
        }
        SshCommand ssh = new SshCommand(name -> house.inventory().find(name).flatMap(Host::endpoint));
        return start(host, terminal.get().showing(host.endpoint().map(ssh::to).orElse(List.of())));
    }

    private static Optional<Problem> start(Host host, List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return Optional.empty();
        } catch (IOException e) {
            return refused(host, Text.of("desktop.terminal", "failed", String.valueOf(e.getMessage())));
        }
    }

    private boolean isThere(String program) {
        return Stream.of(searchPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Optional<Problem> refused(Host host, Text why) {
        return Optional.of(new Problem.Refused(
                Text.of("desktop.terminal", "opening", host.name().value()), why));
    }
}
