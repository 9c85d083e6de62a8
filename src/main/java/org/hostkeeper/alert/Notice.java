package org.hostkeeper.alert;

import java.time.Instant;

/**
 * Something that is worth telling somebody.
 *
 * @param at when it happened
 * @param since when the incident began that it is about
 * @param times how often it failed, of one that fails again and again
 */
public record Notice(
        Kind kind, String key, String module, String unit, String detail, Instant at, Instant since, int times) {
    /** What it is about. */
    public enum Kind {
        FAILURE,
        RECOVERY,
        /** Fails and recovers again and again; its single failures are no longer told. */
        FLAPPING,
        /** Has not failed for a while. */
        CALM
    }
}
