package org.hostkeeper.facts;

import java.time.Duration;
import java.time.Instant;

/** One probe's part of a host's answer, not yet understood: this is what is cached. */
public record Section(String probe, int version, Instant taken, Ending ending) {

    /** How the probe ended on the host. */
    public sealed interface Ending {
        /** Whole; the text is its standard output. */
        record Answered(String text) implements Ending {}

        /** It ended with another status than 0; the error is the end of its standard error. */
        record Failed(int exit, String error) implements Ending {}

        /** It was killed when its limit was over. */
        record OverLimit(Duration limit) implements Ending {}

        /** It was not run, because this program is not there. */
        record ToolMissing(String tool) implements Ending {}
    }
}
