package org.hostkeeper.cli.activity;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Journal.Line;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The newest changes. */
@Command(
        name = "list",
        description = "List the newest changes with their ids, which undo, plan and activity show take.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper activity list", "  hostkeeper activity list --lines 100 --host web1 --json"})
class ActivityList implements Callable<Integer> {
    private static final int LINES_A_PLAN = 20;

    private final Context context;

    @Option(names = {"-n", "--lines"}, paramLabel = "N", description = "How many (default: 20).")
    private int count = 20;

    @Option(names = "--host", paramLabel = "NAME", split = ",", arity = "1..*", description = "Only on these hosts, also such as were removed since.")
    private List<HostName> hosts = new ArrayList<>();

    @Mixin
    private Common common = new Common();

    ActivityList(Context context) {
        this.context = context;
    }

    @Override
    public final Integer call() {
        if (count < 1) {
            throw UsageException.of("activity.lines-rule");
        }
        return context.local(common, this::list);
    }

    private Exit list(Assembly house, Printer printer) {
        List<Done> newest = newest(house.journal()).stream()
                .map(id -> Done.of(id, house.journal()))
                .toList();
        if (printer.json()) {
            printer.object(newest.stream().map(d -> DoneRow.of(d, context.terminal())).toList(), () -> {});
            return Exit.DONE;
        }
        printer.list(newest, List.of("plan", "time", "host", "outcome", "title", "console"), this::cells, Text.of("cli", "none.activity"));
        return Exit.DONE;
    }

    private List<Cell> cells(Done done) {
        DoneRow row = DoneRow.of(done, context.terminal());
        return List.of(
                Cell.of(row.plan()),
                Cell.of(Amounts.at(row.started(), ZoneId.systemDefault())),
                Cell.of(row.host()),
                Cell.state(context.terminal().say("outcome." + row.outcome()), done.tone()),
                Cell.of(row.title()),
                Cell.of(row.console()));
    }

    /** The journal is by lines, people think in plans: reads further back until there are enough. */
    private Set<PlanId> newest(Journal journal) {
        int lines = count * LINES_A_PLAN;
        while (true) {
            List<Line> read = journal.newest(lines);
            Set<PlanId> plans = read.stream()
                    .filter(line -> hosts.isEmpty() || hosts.contains(line.entry().host()))
                    .map(line -> line.entry().plan())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (plans.size() >= count || read.size() < lines) {
                return plans.stream().limit(count).collect(Collectors.toCollection(LinkedHashSet::new));
            }
            lines *= 4;
        }
    }
}
