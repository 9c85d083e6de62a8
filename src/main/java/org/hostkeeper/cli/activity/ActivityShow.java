package org.hostkeeper.cli.activity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PreviewPrint;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Journal.Line;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One change in full. */
@Command(
        name = "show",
        description = "Show one change in full: what was planned, and what happened when.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper activity show 20261121-083000-abcd --json")
final class ActivityShow implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID", description = "The plan's id, from \"hostkeeper activity list\".")
    private Optional<PlanId> id = Optional.empty();

    @Mixin
    private Common common = new Common();

    /** A change with its events, as scripts see it. */
    record Shown(DoneRow change, List<Happened> events) {}

    /** One line of the journal. */
    record Happened(long number, Instant at, String event, Optional<Integer> step, String console, String hash) {
        static Happened of(Line line) {
            return new Happened(
                    line.number(),
                    line.entry().at(),
                    code(line.entry().event()),
                    line.entry().step().map(s -> s + 1),
                    line.entry().console(),
                    line.hash());
        }
    }

    ActivityShow(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.local(common, this::show);
    }

    private Exit show(Assembly house, Printer printer) {
        Done done = found(house, id.orElseThrow());
        printer.object(
                new Shown(DoneRow.of(done, context.terminal()), done.lines().stream().map(Happened::of).toList()),
                () -> {
                    done.plan().ifPresent(new PreviewPrint(printer)::print);
                    events(printer, done);
                });
        return Exit.DONE;
    }

    private void events(Printer printer, Done done) {
        printer.list(
                done.lines(),
                List.of("time", "event", "step", "console"),
                line -> List.of(
                        Cell.of(Amounts.at(line.entry().at(), ZoneId.systemDefault())),
                        Cell.of(context.terminal().say("event." + code(line.entry().event()))),
                        Cell.number(line.entry().step().map(s -> Integer.toString(s + 1)).orElse("")),
                        Cell.of(line.entry().console())),
                Text.of("cli", "none.activity"));
    }

    static Done found(Assembly house, PlanId id) {
        Done done = Done.of(id, house.journal());
        if (done.lines().isEmpty()) {
            throw new ProblemException(new Problem.NotFound(Text.of("cli", "kind.plan"), id.value()));
        }
        return done;
    }

    private static String code(Event event) {
        return event.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
