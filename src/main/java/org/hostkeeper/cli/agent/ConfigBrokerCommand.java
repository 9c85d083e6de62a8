package org.hostkeeper.cli.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.agent.config.ConfigBroker;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes as whom the agent comes to its broker, on the host itself. */
@Command(
        name = "broker",
        description = {
            "Change as whom the agent comes to its broker; the password is read from standard input. Run on the host; the",
            "agent takes it up when it is started again. The old file is kept."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper agent config broker --username hostkeeper-agent < password"})
final class ConfigBrokerCommand implements Callable<Integer> {
    private static final int MOST = 4096;

    @Option(names = "--config", paramLabel = "FILE", defaultValue = "/etc/hostkeeper/config.json",
            description = "The agent's config.json (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("");

    @Option(names = "--keep", paramLabel = "FILE", description = "Where the old file is kept; else beside it, with .before at its end.")
    private Optional<Path> keep = Optional.empty();

    @Option(names = "--username", required = true, paramLabel = "NAME", description = "The name at the broker.")
    private String username = "";

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    boolean help() {
        return help;
    }

    @Override
    public Integer call() {
        try (Secret password = password()) {
            new ConfigBroker(username, password).run(config, keep.orElseGet(() -> Path.of(config + ".before")));
        }
        return Exit.DONE.code();
    }

    /** Up to the first line's end, if it has one. */
    private static Secret password() {
        try {
            byte[] all = System.in.readNBytes(MOST);
            int end = 0;
            while (end < all.length && all[end] != '\n') {
                end++;
            }
            byte[] word = Arrays.copyOf(all, end);
            Arrays.fill(all, (byte) 0);
            Secret secret = Secret.ofUtf8(word);
            Arrays.fill(word, (byte) 0);
            return secret;
        } catch (IOException e) {
            throw new ProblemException(new Problem.FileRefused("localhost", "standard input", String.valueOf(e.getMessage())), e);
        }
    }
}
