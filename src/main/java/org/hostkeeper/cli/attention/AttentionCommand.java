package org.hostkeeper.cli.attention;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.attention.Onsets;
import org.hostkeeper.attention.PlanConcerns;
import org.hostkeeper.cli.activity.OpenPlans;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Reading;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What on all hosts needs a person, read now: the console's overview for a terminal. */
@Command(
        name = "attention",
        description = {
            "List what needs a person, worst first: hosts that do not answer, failed and unsteady services,",
            "interrupted plans, disks that are nearly full, restarts that are due."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper attention", "  hostkeeper attention --tag web --json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all hosts answered, whatever needs somebody", "3:a host is unreachable or refuses; it is in the list"})
public final class AttentionCommand implements Callable<Integer> {
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int EVENTS = 5000;

    private final Context context;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    public AttentionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::list);
    }

    private Exit list(Assembly house, Printer printer) {
        Reading reading = Reading.of(house, context.terminal(), targets.orAll(house.inventory()), false);
        OpenPlans plans = OpenPlans.on(
                house,
                context.terminal(),
                reading.states().stream()
                        .filter(state -> state.link() instanceof Link.Connected)
                        .map(HostState::host)
                        .toList());
        Onsets onsets = new Onsets(house.history().events(house.clock().instant().minus(REMEMBERED), EVENTS));
        List<ConcernRow> rows = Stream.concat(
                        reading.states().stream().flatMap(state -> house.attention().of(state).stream()),
                        plans.plans().stream().filter(p -> !p.running()).map((OpenPlan p) -> PlanConcerns.of(p)))
                .map(onsets::date)
                .sorted(Concern.WORST_FIRST)
                .map(concern -> ConcernRow.of(concern, context.terminal()))
                .toList();
        printer.list(
                rows,
                List.of("host", "title", "since", "why"),
                row -> cells(row, house),
                Text.of("cli", "none.concerns"));
        // a host that did not answer is told in the list already
        return reading.problems().stream().map(Exit::of).reduce(plans.told(printer), Exit::and);
    }

    private static List<Cell> cells(ConcernRow row, Assembly house) {
        return List.of(
                Cell.of(row.host()),
                Cell.state(row.what(), row.failed() ? Tone.FAILED : Tone.ATTENTION),
                Cell.number(row.since()
                        .map(since -> Amounts.lasting(Duration.between(since, house.clock().instant())))
                        .orElse("")),
                Cell.of(row.why().orElse("")));
    }
}
