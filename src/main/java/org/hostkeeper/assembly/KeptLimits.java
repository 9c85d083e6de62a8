package org.hostkeeper.assembly;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import org.hostkeeper.fleet.Limits;
import org.hostkeeper.settings.Settings;

/**
 * How hard this console may try, as the operator set it; for commands too. What was kept by nobody, or cannot be read,
 * is as usual: a spoilt setting must not keep anybody from his hosts.
 */
record KeptLimits(Settings settings) {
    private static final int MOST_AT_ONCE = 1000;

    Limits limits() {
        Limits usual = Limits.usual();
        return new Limits(
                number("connection.at-once").orElse(usual.atOnce()),
                usual.retryFirst(),
                usual.retryMost(),
                duration("refresh.on-screen").orElse(usual.onScreen()),
                duration("refresh.elsewhere").orElse(usual.elsewhere()));
    }

    /** How long each of TCP connect, key exchange and login may take. */
    Duration timeout(Duration usual) {
        return duration("connection.timeout").orElse(usual);
    }

    private Optional<Integer> number(String key) {
        return settings.find(key)
                .filter(kept -> kept.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .filter(n -> n >= 1 && n <= MOST_AT_ONCE);
    }

    private Optional<Duration> duration(String key) {
        try {
            return settings.find(key).map(Duration::parse).filter(d -> d.compareTo(Duration.ofSeconds(1)) >= 0);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
