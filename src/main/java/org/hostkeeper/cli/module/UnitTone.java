package org.hostkeeper.cli.module;

import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.module.UnitState;

/** The colour of a unit's state, beside its word. */
final class UnitTone {
    private UnitTone() {}

    static Tone of(UnitState state) {
        return switch (state) {
            case RUNNING -> Tone.GOOD;
            case WORKING -> Tone.WORKING;
            case ATTENTION -> Tone.ATTENTION;
            case FAILED -> Tone.FAILED;
            case STOPPED, UNKNOWN -> Tone.OFF;
        };
    }
}
