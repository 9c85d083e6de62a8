package org.hostkeeper.desktop.overview;

import java.util.List;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.facts.Past;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;

/** One host with its last day, as the page shows it. */
record HealthRow(Host host, State state, Past past) {
    static HealthRow of(HostState host, List<Concern> concerns, Past past) {
        return new HealthRow(host.host(), state(host.link(), concerns), past);
    }

    HostName name() {
        return host.name();
    }

    /** The worst that is known of it; else how the connection stands. */
    private static State state(Link link, List<Concern> concerns) {
        if (!concerns.isEmpty()) {
            Concern worst = concerns.getFirst();
            String more = concerns.size() == 1 ? "state.one" : "state.more";
            return new State(
                    worst.kind().failed() ? Mark.FAILED : Mark.ATTENTION,
                    Text.of("desktop.overview", more, worst.what(), concerns.size() - 1));
        }
        return switch (link) {
            case Link.Untried _ -> new State(Mark.UNKNOWN, Text.of("desktop.overview", "state.untried"));
            case Link.Connecting _ -> new State(Mark.WORKING, Text.of("desktop.overview", "state.connecting"));
            case Link.Connected _ -> new State(Mark.OK, Text.of("desktop.overview", "state.ok"));
            case Link.Broken _ -> new State(Mark.STOPPED, Text.of("desktop.overview", "state.stopped"));
        };
    }
}
