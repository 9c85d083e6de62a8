package org.hostkeeper.cli.activity;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.assembly.Replay;
import org.hostkeeper.cli.command.Changes;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Spreading;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Does a change again, on the same or on other hosts, upon what stands there now. */
@Command(
        name = "redo",
        description = {
            "Do a change again: the same files and commands, upon what stands on those hosts now.",
            "What is so already is left out. Undos, and files of another kind in the way, are refused with the reason."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper activity redo 20261121-083000-abcd --host web2,web3 --dry-run",
            "  hostkeeper activity redo 20261121-083000-abcd --tag shop --canary web2 --yes"
        })
final class ActivityRedo implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID", description = "The plan's id, from \"hostkeeper activity list\".")
    private Optional<PlanId> id = Optional.empty();

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

    ActivityRedo(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        changing.check(context.terminal());
        return context.connected(common, connecting, this::redo);
    }

    private Exit redo(Assembly house, Printer printer) {
        PlanId wanted = id.orElseThrow();
        Text title = ActivityShow.found(house, wanted)
                .plan()
                .map(plan -> plan.title())
                .orElseGet(() -> Text.literal(wanted.value()));
        List<HostName> hosts = targets.forChange(house.inventory()).stream().map(Host::name).toList();
        spreading.check(hosts);
        var wishes = new Running(house, context.terminal())
                .job(title, progress -> house.fleet()
                        .onEach(hosts, (remote, _) -> new Replay(house).plan(wanted, remote.host()), progress));
        return new Changes(house, printer, changing, spreading).carryOut(title, wishes);
    }
}
