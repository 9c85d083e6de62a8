package org.hostkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run of a job, as far as its daemon wrote it down. Debian's writes starts only, unless it is told to write more (its
 * option {@code -L 15}); what is not recorded is not guessed.
 *
 * @param user as whom
 * @param command as the daemon logs it: up to the first bare {@code %}, what is no printable ASCII escaped
 * @param ended empty if it is at work still, or if ends are not recorded
 */
public record JobRun(String user, String command, Instant started, Optional<Instant> ended, Ending ending) {
    /** How it ended. */
    public sealed interface Ending {
        /** Nobody wrote it down. */
        record NotRecorded() implements Ending {}

        /** Its end would have been written down, and was not yet: it is at work. */
        record Open() implements Ending {}

        /** With status 0. */
        record Well() implements Ending {}

        /** With another status. */
        record Failed(int status) implements Ending {}

        /** By a signal. */
        record Killed(int signal) implements Ending {}
    }

    public Optional<Duration> took() {
        return ended.map(end -> Duration.between(started, end));
    }
}
