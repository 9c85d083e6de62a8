package org.hostkeeper.cli.exhibition;

import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.exhibition.DomainState;

/** The colour of a machine's state, beside its word. */
final class VmTone {
    private VmTone() {}

    static Tone of(DomainState state) {
        return switch (state) {
            case RUNNING -> Tone.GOOD;
            case SHUTTING_DOWN -> Tone.WORKING;
            case PAUSED, SUSPENDED -> Tone.ATTENTION;
            case CRASHED -> Tone.FAILED;
            case OFF, UNKNOWN -> Tone.OFF;
        };
    }
}
