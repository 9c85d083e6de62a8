package org.hostkeeper.cli.exhibition;

import java.util.List;
import java.util.function.Function;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/** The host of a command that is about one machine, and how something is read there. */
record OneHost(Assembly house, Terminal terminal, HostName name) {
    /** Throws UsageException unless exactly one is chosen. */
    static OneHost of(Assembly house, Terminal terminal, Targets targets) {
        List<HostName> hosts = targets.orAll(house.inventory()).stream().map(Host::name).toList();
        if (hosts.size() != 1) {
            throw UsageException.of("vm.one-host");
        }
        return new OneHost(house, terminal, hosts.getFirst());
    }

    <T> T read(Function<Remote, T> reading) {
        return new Running(house, terminal)
                .quietly(Text.of("cli", "doing.read"), _ -> reading.apply(house.fleet().remote(name)));
    }
}
