package org.hostkeeper.cli.host;

import java.util.List;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Reading;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.facts.HostProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How all hosts are, read now. */
@Command(
        name = "status",
        description = {
            "Read how the hosts are: system, uptime, load, memory, failed units, reboot needed.",
            "A host that cannot be reached shows its last known state with its age."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper status",
            "  hostkeeper status --tag web --json",
            "  hostkeeper status --cached          without contacting any host"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all hosts answered, well or ill", "1:something could not be read", "3:a host is unreachable or refuses"})
public final class StatusCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--cached", description = "Show what was known last, without contacting any host.")
    private boolean cached;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    public StatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::status);
    }

    /** The demo fleet as a table, however ill it is. */
    public static int demo(Context context, int hosts, boolean json) {
        return context.demo(hosts, json, (house, printer) -> {
            Reading reading = Reading.of(house, context.terminal(), house.inventory().hosts(), false);
            print(house, printer, reading);
            return Exit.DONE;
        });
    }

    private Exit status(Assembly house, Printer printer) {
        Reading reading = Reading.of(house, context.terminal(), targets.orAll(house.inventory()), cached);
        print(house, printer, reading);
        return reading.told(printer, new HostProbe());
    }

    private static void print(Assembly house, Printer printer, Reading reading) {
        List<StatusRow> rows = reading.states().stream()
                .map(state -> StatusRow.of(state, printer.terminal(), house.clock()))
                .toList();
        StatusTable.print(printer, rows);
    }
}
