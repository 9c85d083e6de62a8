package org.hostkeeper.cli.exhibition;

import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.exhibition.DomainState;
import org.hostkeeper.exhibition.VmState;

/** The colour of a machine's state, beside its word. */
final class VmTone {
    private VmTone() {}

    static Tone of(VmState state) {
        return switch (state) {
            case HEALTHY -> Tone.GOOD;
            case INITIALIZING, WAITING_FOR_FIRST_BEAT, REVERTING -> Tone.WORKING;
            case PAUSED -> Tone.ATTENTION;
            case UNHEALTHY, SUSPENDED_BY_BREAKER -> Tone.FAILED;
            case STOPPED_BY_HAND -> Tone.OFF;
        };
    }

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
