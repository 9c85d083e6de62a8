package org.hostkeeper.cli.agent;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hostkeeper.agent.RootHelperStart;
import org.hostkeeper.cli.terminal.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the root helper on the socket that systemd hands over. */
@Command(
        name = "helper",
        description = "Run the root helper. systemd starts it by its socket (hostkeeper-helper.socket) when the agent asks.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper agent helper --list /etc/hostkeeper/helper.json"})
final class AgentHelper implements Callable<Integer> {
    @Option(names = "--list", paramLabel = "FILE", defaultValue = "/etc/hostkeeper/helper.json",
            description = "What the agent may ask for; root's own file (default: ${DEFAULT-VALUE}).")
    private Path list = Path.of("/etc/hostkeeper/helper.json");

    @Option(names = "--state", paramLabel = "FOLDER", defaultValue = "/var/lib/hostkeeper/helper",
            description = "Where its journal is kept (default: ${DEFAULT-VALUE}).")
    private Path state = Path.of("/var/lib/hostkeeper/helper");

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    boolean help() {
        return help;
    }

    @Override
    public Integer call() {
        RootHelperStart.run(list, state);
        return Exit.DONE.code();
    }
}
