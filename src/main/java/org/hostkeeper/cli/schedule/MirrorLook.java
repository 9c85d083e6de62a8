package org.hostkeeper.cli.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.MirrorReader;
import org.hostkeeper.schedule.MirrorReader.Mirror;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Mixin;

/** Looks at the update of mirrors, as root. */
abstract class MirrorLook implements Callable<Integer> {
    private static final Duration BACK = Duration.ofDays(30);

    private final Context context;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    MirrorLook(Context context) {
        this.context = context;
    }

    final Context context() {
        return context;
    }

    /** Tells what was found, and whether it is well. */
    abstract Exit tell(Printer printer, Map<HostName, Mirror> found);

    @Override
    public final Integer call() {
        return context.connected(common, connecting, this::look);
    }

    private Exit look(Assembly house, Printer printer) {
        List<HostName> hosts = targets.forChange(house.inventory()).stream().map(Host::name).toList();
        MirrorReader reader = new MirrorReader(house.scheduleReader());
        Map<HostName, Outcome<Mirror>> read = new Running(house, context.terminal()).job(
                Text.of("cli", "doing.read"), progress -> house.fleet().onEach(hosts, (remote, _) -> reader.read(remote, BACK), progress));
        Map<HostName, Mirror> found = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        BiConsumer<HostName, Outcome<Mirror>> sorted = (host, outcome) -> {
            switch (outcome) {
                case Outcome.Done<Mirror>(Mirror mirror) -> found.put(host, mirror);
                case Outcome.Failed<Mirror>(Problem problem) -> problems.add(problem);
                case Outcome.Cancelled<Mirror> _ -> problems.add(new Problem.Cancelled(host.value()));
            }
        };
        new TreeMap<>(read).forEach(sorted);
        Exit told = tell(printer, found);
        problems.forEach(printer::problem);
        return problems.stream().map(Exit::of).reduce(told, Exit::and);
    }
}
