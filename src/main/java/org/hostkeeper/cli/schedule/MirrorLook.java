package org.hostkeeper.cli.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.MirrorReader;
import org.hostkeeper.schedule.MirrorReader.Mirror;
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
        HostReading<Mirror> read = HostReading.of(context, house, hosts, (remote, _) -> reader.read(remote, BACK));
        Exit told = tell(printer, read.found());
        read.problems().forEach(printer::problem);
        return read.problems().stream().map(Exit::of).reduce(told, Exit::and);
    }
}
