package org.hostkeeper.desktop.module;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.Registration;
import org.hostkeeper.module.Unit;
import org.hostkeeper.words.Text;
import org.jspecify.annotations.Nullable;

/**
 * A service on a host as the page shows it.
 *
 * @param deployed what a deployed module manager keeps of it, which is shown and not written
 * @param fresh whether its host is connected; what is not fresh is shown as old
 * @param taken when it was read, by this console's clock
 */
record ModuleRow(
        Host host, Unit unit, Optional<DeployedModule> deployed, boolean fresh, Optional<Instant> taken) {
    private static final String SUFFIX = ".service";

    /** Which service where: what a row is known by. */
    record Key(HostName host, String unit) {
        /** Written out, for thousands are looked up each second, and the one that comes with records is slow until it is hot. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key(HostName onHost, String ofUnit) && unit.equals(ofUnit) && host.equals(onHost);
        }

        @Override
        public int hashCode() {
            return 31 * host.value().hashCode() + unit.hashCode();
        }
    }

    /** The rows of one host. */
    static List<ModuleRow> of(HostState state) {
        return HostRows.of(state).rows();
    }

    Key key() {
        return new Key(host.name(), unit.name());
    }

    /** What people call it: the module's name, else the unit's without its suffix. */
    String name() {
        return unit.module()
                .map(Registration::name)
                .or(() -> deployed.filter(_ -> !hasUnit()).map(DeployedModule::name))
                .orElseGet(() -> withoutSuffix(unit.name()));
    }

    private static String withoutSuffix(String unit) {
        return unit.endsWith(SUFFIX) ? unit.substring(0, unit.length() - SUFFIX.length()) : unit;
    }

    /** Whether the host has a unit for it; a deployed manager keeps modules for which there is none. */
    boolean hasUnit() {
        return !unit.load().equals("not-found") || !unit.active().equals("inactive");
    }

    boolean isModule() {
        return unit.module().isPresent();
    }

    State state() {
        if (!hasUnit()) {
            return new State(Mark.UNKNOWN, Text.of("desktop.module", "state.no-unit"));
        }
        if (!fresh) {
            return new State(Mark.UNKNOWN, Text.of("desktop.module", "state.was", unit.state().words()));
        }
        return new State(mark(), unit.state().words());
    }

    Mark mark() {
        if (!fresh) {
            return Mark.UNKNOWN;
        }
        return switch (unit.state()) {
            case RUNNING -> Mark.OK;
            case WORKING -> Mark.WORKING;
            case ATTENTION -> Mark.ATTENTION;
            case FAILED -> Mark.FAILED;
            case STOPPED -> Mark.STOPPED;
            case UNKNOWN -> Mark.UNKNOWN;
        };
    }

    /** Bytes, NaN if not known. */
    double memory() {
        return unit.memory().isPresent() ? unit.memory().getAsLong() : Double.NaN;
    }

    double restarts() {
        return unit.restarts() == 0 ? Double.NaN : unit.restarts();
    }

    String description() {
        return unit.module().map(Registration::description)
                .or(() -> deployed.map(DeployedModule::description))
                .filter(d -> !d.isBlank())
                .orElse(unit.description());
    }

    boolean matches(String filter) {
        if (filter.isBlank()) {
            return true;
        }
        String all = String.join(" ", name(), unit.name(), host.name().value(), description()).toLowerCase(Locale.ROOT);
        return Stream.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }
}
