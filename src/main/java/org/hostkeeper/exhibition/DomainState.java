package org.hostkeeper.exhibition;

import java.util.Locale;
import org.hostkeeper.words.Text;

/** How a virtual machine is, in the one vocabulary that every page uses. Source: virsh(1), domstate. */
public enum DomainState {
    RUNNING, PAUSED, SUSPENDED, SHUTTING_DOWN, OFF, CRASHED, UNKNOWN;

    /** From what {@code virsh domstate} says in English. */
    static DomainState said(String word) {
        return switch (word) {
            // blocked: it waits for a device
            case "running", "idle", "blocked" -> RUNNING;
            case "paused" -> PAUSED;
            case "pmsuspended" -> SUSPENDED;
            case "in shutdown" -> SHUTTING_DOWN;
            case "shut off" -> OFF;
            case "crashed" -> CRASHED;
            default -> UNKNOWN;
        };
    }

    /** Whether it has a process that holds its memory. */
    public boolean isUp() {
        return switch (this) {
            case RUNNING, PAUSED, SUSPENDED, SHUTTING_DOWN -> true;
            case OFF, CRASHED, UNKNOWN -> false;
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Text words() {
        return Text.of("exhibition", "state." + code());
    }
}
