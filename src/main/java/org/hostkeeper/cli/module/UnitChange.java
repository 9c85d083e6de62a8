package org.hostkeeper.cli.module;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Changes;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Spreading;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Mixin;

/** What all changes to services have in common: the hosts, the plan made on each, and the way to the result. */
abstract class UnitChange implements Callable<Integer> {
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

    UnitChange(Context context) {
        this.context = context;
    }

    /** What is wanted, for the question, the journal and the person. */
    abstract Text title();

    /** Refuses what no host needs to be asked about. */
    void check() {}

    /** Makes the plan on one host from what is there right now. */
    abstract HostWork<Plan> planning(Assembly house);

    Context context() {
        return context;
    }

    @Override
    public final Integer call() {
        changing.check(context.terminal());
        check();
        return context.connected(common, connecting, this::change);
    }

    private Exit change(Assembly house, Printer printer) {
        List<HostName> hosts =
                targets.forChange(house.inventory()).stream().map(Host::name).toList();
        spreading.check(hosts);
        HostWork<Plan> planning = planning(house);
        Map<HostName, Outcome<Plan>> wishes = new LinkedHashMap<>(new Running(house, context.terminal())
                .job(Text.of("cli", "doing.plan"), progress -> house.fleet().onEach(hosts, planning, progress)));
        return new Changes(house, printer, changing, spreading).carryOut(title(), wishes);
    }
}
