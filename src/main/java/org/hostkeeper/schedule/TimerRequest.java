package org.hostkeeper.schedule;

import java.time.Duration;
import java.util.Optional;

/**
 * What a timer is to have that cron has not.
 *
 * @param name of its units without their ending; empty for one made of the command and the job's id
 * @param persistent whether a start that the host slept through is made up for
 * @param randomDelay up to which each start is put off
 */
public record TimerRequest(Optional<String> name, boolean persistent, Optional<Duration> randomDelay) {
    /** How long after its start a host runs what cron runs at its start. */
    static final String AFTER_BOOT = "1min";

    private static final Duration LONGEST = Duration.ofDays(1);

    /** The same, or the problem with it that no host needs to be asked about. */
    public TimerRequest checked() {
        name.filter(text -> !text.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")).ifPresent(text -> {
            throw AddRequest.invalid("field.timer", text, "field.timer.rule");
        });
        randomDelay.filter(delay -> delay.compareTo(Duration.ofSeconds(1)) < 0 || delay.compareTo(LONGEST) > 0).ifPresent(delay -> {
            throw AddRequest.invalid("field.random-delay", String.valueOf(delay.toSeconds()), "field.random-delay.rule");
        });
        return this;
    }
}
