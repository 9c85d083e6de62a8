package org.hostkeeper.cli.activity;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All plans that stand open on the chosen hosts. */
@Command(
        name = "list",
        description = "List the plans that stand open on the hosts, whichever console began them.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper plan list --tag web --json")
final class PlanList implements Callable<Integer> {
    private final Context context;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    PlanList(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::list);
    }

    private Exit list(Assembly house, Printer printer) {
        OpenPlans open = OpenPlans.on(house, context.terminal(), targets.orAll(house.inventory()));
        List<OpenRow> rows =
                open.plans().stream().map(p -> OpenRow.of(p, context.terminal())).toList();
        printer.list(
                rows,
                List.of("plan", "host", "state", "done", "title", "last-sign", "console"),
                this::cells,
                Text.of("cli", "none.open-plans"));
        return open.told(printer);
    }

    private List<Cell> cells(OpenRow row) {
        String state = row.running() ? "running" : "interrupted";
        return List.of(
                Cell.of(row.plan()),
                Cell.of(row.host()),
                Cell.state(context.terminal().say("outcome." + state), row.running() ? Tone.WORKING : Tone.FAILED),
                Cell.number(row.stepsDone() + "/" + row.steps()),
                Cell.of(row.title()),
                Cell.of(Amounts.at(row.lastSign(), ZoneId.systemDefault())),
                Cell.of(row.console()));
    }
}
