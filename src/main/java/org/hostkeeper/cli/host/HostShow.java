package org.hostkeeper.cli.host;

import java.util.concurrent.Callable;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.HostName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One host with its settings and its last known state. */
@Command(
        name = "show",
        description = "Show one host: how it is reached, and its last known state with its age. The host is not contacted.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper host show web1", "  hostkeeper host show web1 --json"})
final class HostShow implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "The host.")
    private HostName name = new HostName("unnamed");

    @Mixin
    private Common common = new Common();

    /** Settings and last known state together, as scripts see them. */
    record Shown(HostRow host, StatusRow state) {}

    HostShow(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.local(common, (house, printer) -> {
            Terminal terminal = context.terminal();
            HostRow row = HostRow.of(Targets.required(house.inventory(), name));
            StatusRow state = house.fleet()
                    .state(name)
                    .map(s -> StatusRow.of(s, terminal, house.clock()))
                    .orElseThrow(() -> new IllegalStateException("In the inventory and not in the fleet: " + name));
            printer.object(new Shown(row, state), () -> new Sheet(printer).print(row, state));
            return Exit.DONE;
        });
    }
}
