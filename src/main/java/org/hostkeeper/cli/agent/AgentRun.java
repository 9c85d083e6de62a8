package org.hostkeeper.cli.agent;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hostkeeper.agent.Agent;
import org.hostkeeper.assembly.ProgramEnd;
import org.hostkeeper.cli.terminal.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the agent until it is told to end. */
@Command(
        name = "run",
        description = "Run the agent on this host, until it is told to end (Ctrl+C, SIGTERM). Logs go to standard output.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper agent run --config /etc/hostkeeper/config.json"})
final class AgentRun implements Callable<Integer> {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The config.json of a module manager, read as it is.")
    private Path config = Path.of("config.json");

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    boolean help() {
        return help;
    }

    @Override
    public Integer call() throws InterruptedException {
        Agent agent = Agent.start(config, System.getenv());
        try (ProgramEnd _ = ProgramEnd.does(agent::close)) {
            agent.await();
        }
        return Exit.DONE.code();
    }
}
