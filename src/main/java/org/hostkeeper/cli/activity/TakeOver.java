package org.hostkeeper.cli.activity;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Answers;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Ending;
import org.hostkeeper.cli.command.PreviewPrint;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes an open plan over, from whichever console, and brings it to an end. */
abstract class TakeOver implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID", description = "The plan's id, from \"hostkeeper plan list\".")
    private Optional<PlanId> id = Optional.empty();

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    TakeOver(Context context) {
        this.context = context;
    }

    /** The verb, which is the key of its title and question. */
    abstract String verb();

    abstract Applied end(Assembly house, OpenPlan open, Progress progress);

    abstract Ending ending(Applied applied);

    @Override
    public final Integer call() {
        changing.check(context.terminal());
        return context.connected(common, connecting, this::takeOver);
    }

    private Exit takeOver(Assembly house, Printer printer) {
        Terminal terminal = context.terminal();
        OpenPlan open = OpenPlans.on(house, terminal, targets.orAll(house.inventory())).find(id.orElseThrow(), printer);
        Text title = Text.of("cli", "title." + verb(), open.title());
        if (changing.dryRun() || !changing.yes()) {
            new PreviewPrint(printer).print(open.plan());
            printer.sentence(open.running() ? "plan.runs" : "plan.waits", open.console(), open.stepsDone(), open.steps());
        }
        if (changing.dryRun()) {
            printer.sentence("dry-run.nothing-changed");
            return told(printer, open, Ending.planned());
        }
        if (!changing.agreed(terminal, terminal.say("yes.question", terminal.say(title), 1))) {
            throw new ProblemException(new Problem.Cancelled(terminal.say(title)));
        }
        Applied applied = new Running(house, terminal).job(title, progress -> end(house, open, progress));
        return told(printer, open, ending(applied));
    }

    private Exit told(Printer printer, OpenPlan open, Ending ending) {
        Terminal terminal = context.terminal();
        String host = open.plan().host().value();
        Answers.Planned planned = new Answers.Planned(
                terminal.say(open.title()), List.of(Answers.planned(open.plan(), terminal)));
        printer.object(
                new Answers.Change(Optional.of(planned), List.of(ending.answer(host, terminal))),
                () -> printer.line(host + ": " + ending.words(terminal), ending.tone()));
        ending.problem().ifPresent(printer::problem);
        return ending.exit();
    }
}
