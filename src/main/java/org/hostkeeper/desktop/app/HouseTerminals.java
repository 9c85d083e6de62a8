package org.hostkeeper.desktop.app;

import java.util.Optional;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.frame.FrameModel;
import org.hostkeeper.desktop.host.HostsPage;
import org.hostkeeper.desktop.terminal.HostShell;
import org.hostkeeper.desktop.terminal.TerminalDeeds;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Terminal;
import org.hostkeeper.words.Text;

/** Shells for the Terminals page, over the sessions that the fleet has; or in the system's own terminal program. */
record HouseTerminals(Assembly house, FrameModel frame, HostShell system) implements TerminalDeeds {
    HouseTerminals(Assembly house, FrameModel frame) {
        this(house, frame, new SystemTerminal(house, System.getenv().getOrDefault("PATH", "")));
    }

    @Override
    public Terminal shell(HostName host, Terminal.Size size) {
        return house.fleet().remote(host).terminal(size);
    }

    @Override
    public Optional<Problem> outside(HostName host) {
        return house.inventory()
                .find(host)
                .<Optional<Problem>>map(system::open)
                .orElseGet(() -> Optional.of(new Problem.NotFound(Text.of("host", "host"), host.value())));
    }

    /** This machine has no terminal of ours: it is shown by its own program. */
    Optional<Problem> open(Host host, Consumer<HostName> within) {
        if (host.endpoint().isEmpty()) {
            return system.open(host);
        }
        within.accept(host.name());
        return Optional.empty();
    }

    @Override
    public void chooseHosts() {
        frame.page().set(HostsPage.NOUN);
    }
}
