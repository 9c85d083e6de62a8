package org.hostkeeper.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.host.StatusCommand;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.demo.DemoFleet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The demo: with a display the window on the simulated fleet; without one the fleet as a table, so that a first look needs
 * nothing.
 */
@Command(
        name = "demo",
        description = {
            "Try everything on a fleet of simulated hosts, some of them ill. It lives in memory and touches nothing.",
            "With a display it opens the window; without one it prints the fleet as a table."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper demo",
            "  hostkeeper demo --hosts 100",
            "  hostkeeper module list --failed --demo     any command on the demo fleet"
        })
final class DemoCommand implements Callable<Integer> {
    private final Context context;
    private final Window window;

    @Option(names = "--hosts", paramLabel = "N", description = "How many simulated hosts (default: 12).")
    private int hosts = 12;

    @Option(names = "--json", description = "Print JSON for scripts.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    DemoCommand(Context context, Window window) {
        this.context = context;
        this.window = window;
    }

    boolean help() {
        return help;
    }

    @Override
    public Integer call() {
        if (hosts < 1 || hosts > DemoFleet.MOST) {
            throw UsageException.of("demo.hosts-rule", DemoFleet.MOST);
        }
        if (!json && window.possible()) {
            window.openDemo(hosts);
            return Exit.DONE.code();
        }
        int exit = StatusCommand.demo(context, hosts, json);
        if (!json) {
            List.of("demo.simulated", "demo.display").forEach(key -> context.terminal().err().println(context.terminal().say(key)));
        }
        return exit;
    }
}
