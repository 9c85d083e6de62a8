package org.hostkeeper.cli.activity;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Answers;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PreviewPrint;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.apply.OpenPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One open plan in full. */
@Command(
        name = "show",
        description = "Show an open plan: its steps, how far it came, and which console was at it.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper plan show 20261121-083000-abcd")
final class PlanShow implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID", description = "The plan's id, from \"hostkeeper plan list\".")
    private Optional<PlanId> id = Optional.empty();

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    /** An open plan with its steps, as scripts see it. */
    record Shown(OpenRow open, List<Answers.Step> steps) {}

    PlanShow(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::show);
    }

    private Exit show(Assembly house, Printer printer) {
        OpenPlan open = OpenPlans.on(house, context.terminal(), targets.orAll(house.inventory()))
                .find(id.orElseThrow(), printer);
        OpenRow row = OpenRow.of(open, context.terminal());
        printer.object(new Shown(row, Answers.planned(open.plan(), context.terminal()).steps()), () -> {
            new PreviewPrint(printer).print(open.plan());
            printer.sentence(open.running() ? "plan.runs" : "plan.waits", row.console(), row.stepsDone(), row.steps());
            row.inDoubt().ifPresent(step -> printer.sentence("plan.in-doubt", step));
        });
        return Exit.DONE;
    }
}
