package org.hostkeeper.cli.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Mixin;

/** What all changes to hosts have in common: the hosts, the plan made on each, and the way to the result. */
public abstract class PlannedChange implements Callable<Integer> {
    private final Context context;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private Spreading spreading = new Spreading();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    protected PlannedChange(Context context) {
        this.context = context;
    }

    /** What is wanted, for the question, the journal and the person. */
    protected abstract Text title();

    /** Refuses what no host needs to be asked about. */
    protected void check() {}

    /** The host, where a command names it without an option. */
    protected Optional<String> namedHost() {
        return Optional.empty();
    }

    /** Looks at all of the hosts first, where what one of them gets depends on the others; tells which are planned for. */
    protected List<HostName> concerned(Assembly house, Printer printer, List<HostName> hosts) {
        return hosts;
    }

    /** Makes the plan on one host from what is there right now. */
    protected abstract HostWork<Plan> planning(Assembly house);

    /** What a script gets of it. */
    protected Object answer(Answers.Change change) {
        return change;
    }

    /** Says what is left to say where it is done now. */
    protected void done(Printer printer, Set<HostName> hosts) {}

    /** Whether only to show what would be done. */
    protected final boolean dryRun() {
        return changing.dryRun();
    }

    protected final Context context() {
        return context;
    }

    @Override
    public final Integer call() {
        changing.check(context.terminal());
        check();
        return context.connected(common, connecting, this::change);
    }

    private Exit change(Assembly house, Printer printer) {
        List<Host> chosen = namedHost()
                .map(name -> List.of(Targets.required(house.inventory(), new HostName(name))))
                .orElseGet(() -> targets.forChange(house.inventory()));
        List<HostName> hosts = chosen.stream().map(Host::name).toList();
        spreading.check(hosts);
        List<HostName> concerned = concerned(house, printer, hosts);
        HostWork<Plan> planning = planning(house);
        Map<HostName, Outcome<Plan>> wishes = new LinkedHashMap<>(new Running(house, context.terminal())
                .job(Text.of("cli", "doing.plan"), progress -> house.fleet().onEach(concerned, planning, progress)));
        Changes changes = new Changes(house, printer, changing, spreading, this::answer);
        Exit exit = changes.carryOut(title(), wishes);
        if (!changes.done().isEmpty()) {
            done(printer, changes.done());
        }
        return exit;
    }
}
