package org.hostkeeper.desktop.host;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.facts.Disk;
import org.hostkeeper.facts.DisksProbe;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;

/**
 * A host as the page shows it, made anew from each state of the fleet; equal rows are not drawn again.
 *
 * @param problem what keeps the host from being read now, whatever is still known of it
 */
record HostRow(Host host, State state, Link link, Reading<HostFacts> facts, Reading<List<Disk>> disks, Optional<Problem> problem) {
    private static final HostProbe HOST = new HostProbe();
    private static final DisksProbe DISKS = new DisksProbe();

    static HostRow of(HostState state) {
        Reading<HostFacts> facts = state.facts().of(HOST);
        Reading<List<Disk>> disks = state.facts().of(DISKS);
        Optional<Problem> problem =
                state.link() instanceof Link.Broken broken ? Optional.of(broken.problem()) : facts.problem();
        return new HostRow(
                state.host(), HostStates.of(state.link(), facts, disks), state.link(), facts, disks, problem);
    }

    HostName name() {
        return host.name();
    }

    String address() {
        return host.endpoint().map(Object::toString).orElse("");
    }

    String system() {
        return facts.value().map(HostFacts::os).orElse("");
    }

    /** Seconds, NaN if not known. */
    double uptime() {
        return facts.value().map(f -> (double) f.uptime().toSeconds()).orElse(Double.NaN);
    }

    double load() {
        return facts.value().map(HostFacts::load1).orElse(Double.NaN);
    }

    double memory() {
        return facts.value().map(HostFacts::memoryUse).orElse(Double.NaN);
    }

    /** How full the fullest disk is. */
    double disk() {
        return fullest().map(Disk::use).orElse(Double.NaN);
    }

    Optional<Disk> fullest() {
        return disks.value().stream().flatMap(List::stream).max(Comparator.comparingDouble(Disk::use));
    }

    Optional<Instant> seen() {
        return facts.taken();
    }

    /** Whether all words of the filter are somewhere in name, address, system or tags. */
    boolean matches(String filter) {
        String all = String.join(" ", List.of(name().value(), address(), system(), String.join(" ", host.tags())))
                .toLowerCase(java.util.Locale.ROOT);
        return Stream.of(filter.toLowerCase(java.util.Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }
}
