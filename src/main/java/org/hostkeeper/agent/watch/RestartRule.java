package org.hostkeeper.agent.watch;

import java.time.Duration;

/**
 * When a unit that systemd restarts by itself counts as one that keeps restarting, and when no longer.
 *
 * @param restarts so many of them …
 * @param within … in this time are too many
 * @param calm running for so long without another is well again
 */
public record RestartRule(int restarts, Duration within, Duration calm) {
    public static RestartRule usual() {
        return new RestartRule(3, Duration.ofMinutes(10), Duration.ofMinutes(1));
    }
}
