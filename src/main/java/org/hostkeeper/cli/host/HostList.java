package org.hostkeeper.cli.host;

import java.util.List;
import java.util.concurrent.Callable;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.host.Host;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The inventory as it is, without asking any host. */
@Command(
        name = "list",
        description = "List the hosts of the inventory. No host is contacted; see \"hostkeeper status\" for how they are.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper host list", "  hostkeeper host list --tag web --json"})
final class HostList implements Callable<Integer> {
    private final Context context;

    @Mixin
    private Common common = new Common();

    @Mixin
    private Targets targets = new Targets();

    HostList(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.local(common, (house, printer) -> {
            List<Host> hosts = targets.orAll(house.inventory());
            if (printer.json()) {
                printer.object(hosts.stream().map(HostRow::of).toList(), () -> {});
                return Exit.DONE;
            }
            printer.list(
                    hosts,
                    List.of("host", "address", "jump", "sudo", "tags"),
                    host -> List.of(
                            Cell.of(host.name()),
                            Cell.of(HostRow.target(host, context.terminal().say("host.local"))),
                            Cell.of(HostRow.of(host).jump().orElse("")),
                            Cell.of(host.sudo().code()),
                            Cell.of(String.join(", ", host.tags()))),
                    Text.of("cli", "none.hosts-yet"));
            return Exit.DONE;
        });
    }
}
