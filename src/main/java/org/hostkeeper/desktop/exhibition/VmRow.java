package org.hostkeeper.desktop.exhibition;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.DomainState;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.exhibition.Watch;
import org.hostkeeper.exhibition.Watcher;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;

/**
 * A virtual machine on a host as the page shows it.
 *
 * @param watcher the controller that runs and watches it
 * @param golden the snapshot that its controller reverts to, whether that runs or not
 * @param fresh whether its host is connected; what is not fresh is shown as old
 * @param taken when it was read, by this console's clock
 */
record VmRow(Host host, Domain domain, Optional<Watcher> watcher, Optional<String> golden, boolean fresh, Optional<Instant> taken) {
    /** Which machine where: what a row is known by. */
    record Key(HostName host, UUID machine) {}

    Key key() {
        return new Key(host.name(), domain.uuid());
    }

    /** What one press reverts it to: the golden snapshot, or where nobody has named one, the one that it stands upon. */
    Optional<String> goal() {
        return golden.filter(name -> domain.snapshot(name).isPresent()).or(() -> domain.current().map(Snapshot::name));
    }

    /** What people call it, no longer than this: what is longer stands whole in the tooltip. */
    String title(int longest) {
        String whole = Plain.oneLine(domain.shown());
        return whole.length() <= longest ? whole : whole.substring(0, longest - 1).strip() + "…";
    }

    /** What the agent that watches it says. */
    Optional<Watch> watch() {
        return watcher.flatMap(Watcher::agent);
    }

    State state() {
        Text word = watch().map(seen -> seen.state().words()).orElseGet(() -> domain.state().words());
        return fresh ? new State(mark(), word) : new State(Mark.UNKNOWN, Text.of("desktop.exhibition", "state.was", word));
    }

    Mark mark() {
        if (!fresh) {
            return Mark.UNKNOWN;
        }
        return watch().map(seen -> mark(seen.state())).orElseGet(() -> mark(domain.state()));
    }

    private static Mark mark(VmState state) {
        return switch (state) {
            case HEALTHY -> Mark.OK;
            case WAITING_FOR_FIRST_BEAT, REVERTING -> Mark.WORKING;
            case UNHEALTHY, SUSPENDED_BY_BREAKER -> Mark.FAILED;
            case PAUSED -> Mark.ATTENTION;
            case STOPPED_BY_HAND -> Mark.STOPPED;
            case INITIALIZING -> Mark.UNKNOWN;
        };
    }

    private static Mark mark(DomainState state) {
        return switch (state) {
            case RUNNING -> Mark.OK;
            case PAUSED, SUSPENDED -> Mark.ATTENTION;
            case SHUTTING_DOWN -> Mark.WORKING;
            case CRASHED -> Mark.FAILED;
            case OFF -> Mark.STOPPED;
            case UNKNOWN -> Mark.UNKNOWN;
        };
    }

    boolean matches(String filter) {
        String all = String.join(" ", domain.shown(), domain.name(), host.name().value(), String.join(" ", host.tags()))
                .toLowerCase(Locale.ROOT);
        return Stream.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }
}
