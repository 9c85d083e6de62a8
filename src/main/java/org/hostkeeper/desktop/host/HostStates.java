package org.hostkeeper.desktop.host;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.facts.Disk;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** Which state a host is shown in, and the word for it: first the connection, then what its facts tell. */
final class HostStates {
    /** From here on a disk needs someone. */
    static final double FULL = Disk.NEARLY_FULL;

    private HostStates() {}

    static State of(Link link, Reading<HostFacts> facts, Reading<List<Disk>> disks) {
        return switch (link) {
            case Link.Untried _ -> state(Mark.UNKNOWN, "state.untried");
            case Link.Connecting _ -> state(Mark.WORKING, "state.connecting");
            case Link.Broken broken -> broken(broken.problem());
            case Link.Connected _ -> connected(facts, disks);
        };
    }

    private static State broken(Problem problem) {
        return switch (problem) {
            case Problem.UnknownHostKey _ -> state(Mark.ATTENTION, "state.unknown-key");
            case Problem.ChangedHostKey _ -> state(Mark.FAILED, "state.changed-key");
            case Problem.AccessDenied _ -> state(Mark.FAILED, "state.access-denied");
            case Problem.Silent _ -> state(Mark.FAILED, "state.silent");
            case Problem.Cancelled _ -> state(Mark.STOPPED, "state.cancelled");
            default -> state(Mark.FAILED, "state.unreachable");
        };
    }

    private static State connected(Reading<HostFacts> facts, Reading<List<Disk>> disks) {
        if (facts.value().isEmpty()) {
            return facts.problem().isPresent()
                    ? state(Mark.ATTENTION, "state.unreadable")
                    : state(Mark.WORKING, "state.reading");
        }
        HostFacts known = facts.value().get();
        Optional<Disk> full = disks.value().stream()
                .flatMap(List::stream)
                .filter(d -> d.use() >= FULL)
                .max(Comparator.comparingDouble(Disk::use));
        if (!known.failedUnits().isEmpty()) {
            return state(Mark.ATTENTION, "state.failed-units", known.failedUnits().size());
        }
        if (full.isPresent()) {
            return state(Mark.ATTENTION, "state.disk-full", full.get().mount(), full.get().use());
        }
        return known.rebootNeeded() ? state(Mark.ATTENTION, "state.reboot") : state(Mark.OK, "state.ok");
    }

    private static State state(Mark mark, String key, Object... args) {
        return new State(mark, Text.of("desktop.host", key, args));
    }
}
