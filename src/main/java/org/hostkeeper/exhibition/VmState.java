package org.hostkeeper.exhibition;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.words.Text;

/** How a watched machine is, as its watchdog sees it. A machine is in exactly one of these. */
public enum VmState {
    /** The agent has begun and has not looked yet. */
    INITIALIZING,
    /** It runs, and has not said a word since it was started or reverted. */
    WAITING_FOR_FIRST_BEAT,
    /** It runs and beats. */
    HEALTHY,
    /** It is dead or silent; why is told, and why it is not being reverted, if it is not. */
    UNHEALTHY,
    /** It is put back to its golden snapshot at this moment. */
    REVERTING,
    /** A person switched it off; it stays so until a person starts it. */
    STOPPED_BY_HAND,
    /** It stands still: paused by somebody, or while a snapshot is written. That is not dead. */
    PAUSED,
    /** It died again and again; nothing is done until the pause is over, it beats, or a person reverts it. */
    SUSPENDED_BY_BREAKER;

    /** The stable name, as the agent's API and scripts see it: "waiting_for_first_beat". */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text words() {
        return Text.of("exhibition", "watch." + code().replace('_', '-'));
    }

    public static Optional<VmState> of(String code) {
        return Stream.of(values()).filter(state -> state.code().equals(code)).findFirst();
    }
}
