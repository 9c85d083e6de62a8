package org.hostkeeper.cli.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.adoption.DefectPrint;
import org.hostkeeper.cli.adoption.DefectRow;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Known defects of deployed module managers, as hosts really have them. */
@Command(
        name = "defects",
        description = {
            "Look for known defects of deployed module managers on hosts, before and after they are adopted: open sudo lines,",
            "unit files that users may write, names that collide, programs that only sleep, … Each is told with why it matters",
            "and what mends it: a plan (\"agent mend\"), or what a person has to decide. Nothing is changed."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper agent defects --host shop-1", "  hostkeeper agent defects --tag shop --json"})
final class AgentDefects implements Callable<Integer> {
    private final Context context;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    AgentDefects(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::list);
    }

    private Exit list(Assembly house, Printer printer) {
        List<HostName> hosts = targets.orAll(house.inventory()).stream().map(Host::name).toList();
        HostWork<List<Defect>> looking = (remote, _) -> house.agents().defects().defects(remote);
        Map<HostName, Outcome<List<Defect>>> found = new Running(house, context.terminal())
                .job(Text.of("cli", "doing.read"), progress -> house.fleet().onEach(hosts, looking, progress));
        List<DefectRow> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        hosts.forEach(host -> {
            Outcome<List<Defect>> outcome = found.getOrDefault(host, new Outcome.Cancelled<>());
            switch (outcome) {
                case Outcome.Done<List<Defect>>(List<Defect> defects) ->
                    defects.forEach(defect -> rows.add(DefectRow.of(host, defect, context.terminal())));
                case Outcome.Failed<List<Defect>>(Problem problem) -> problems.add(problem);
                case Outcome.Cancelled<List<Defect>> _ -> problems.add(new Problem.Cancelled(host.value()));
            }
        });
        printer.list(rows, List.of("host", "title", "defect"), AgentDefects::cells, Text.of("cli", "none.defects"));
        rows.forEach(new DefectPrint(printer, "defects.mend")::tell);
        problems.forEach(printer::problem);
        return problems.stream().map(Exit::of).reduce(Exit.DONE, Exit::and);
    }

    private static List<Cell> cells(DefectRow row) {
        Tone tone = row.severity().equals("danger") ? Tone.FAILED : Tone.ATTENTION;
        return List.of(Cell.of(row.host()), Cell.state(row.what(), tone), Cell.of(row.defect()));
    }
}
