package org.hostkeeper.remote.process;

import java.time.Duration;
import java.util.List;

/**
 * Ends what a given-up command left running. Closing an SSH channel only closes pipes, and a signal of the login user
 * does not reach root's processes; so every command carries a random word in its environment, and whatever still
 * carries it is told to end, first politely. What wiped its environment, or became another user, is not found.
 */
final class Reaper {
    static final String VARIABLE = "HOSTKEEPER_RUN";

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String SCRIPT =
            """
            for s in TERM KILL; do
              found=
              for e in $(grep -lsF "HOSTKEEPER_RUN=$1" /proc/[0-9]*/environ); do
                p=${e#/proc/}
                kill -s $s "${p%/environ}" && found=1
              done
              [ -n "$found" ] || exit 0
              [ $s = KILL ] || sleep 2
            done
            """;

    private Reaper() {}

    /** The words that end what carries this mark. */
    static List<String> words(String mark) {
        return List.of("env", "LC_ALL=C", "sh", "-c", SCRIPT, "hostkeeper-reap", mark);
    }

    static Duration limit() {
        return LIMIT;
    }
}
