package org.hostkeeper.desktop.overview;

import java.time.Instant;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;

/**
 * Something that became otherwise since yesterday, by itself or because a person changed it.
 *
 * @param by who changed it; empty if it happened by itself
 * @param leads where it leads to
 */
record ChangeRow(Instant at, HostName host, State state, String by, Leads leads) {
    /** What a row opens. */
    sealed interface Leads {
        /** To the host. */
        record ToHost(HostName host) implements Leads {}

        /** To the unit on the Modules page. */
        record ToUnit(HostName host, String unit) implements Leads {}

        /** To the change on the Activity page. */
        record ToPlan(String plan) implements Leads {}
    }

    /** What a row is known by. */
    record Key(Instant at, HostName host, Leads leads, Text what) {}

    Key key() {
        return new Key(at, host, leads, state.word());
    }

    static ChangeRow of(FactEvent event) {
        Leads leads = switch (event.kind()) {
            case UNIT_FAILED, UNIT_RECOVERED -> new Leads.ToUnit(event.host(), event.thing());
            case LOST, FOUND, DISK_FILLED, DISK_EASED, REBOOTED, REBOOT_NEEDED, SYSTEM_CHANGED, KERNEL_CHANGED ->
                    new Leads.ToHost(event.host());
        };
        return new ChangeRow(event.at(), event.host(), new State(mark(event.kind()), event.words()), "", leads);
    }

    private static Mark mark(FactEvent.Kind kind) {
        return switch (kind) {
            case LOST, UNIT_FAILED -> Mark.FAILED;
            case DISK_FILLED, REBOOT_NEEDED -> Mark.ATTENTION;
            case FOUND, UNIT_RECOVERED, DISK_EASED -> Mark.OK;
            case REBOOTED, SYSTEM_CHANGED, KERNEL_CHANGED -> Mark.STOPPED;
        };
    }
}
