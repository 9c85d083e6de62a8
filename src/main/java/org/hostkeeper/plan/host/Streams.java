package org.hostkeeper.plan.host;

/** The end of what a command of a plan said, each stream by itself, 8 KiB of each at most. */
public record Streams(String out, String err) {
    public static final Streams NOTHING = new Streams("", "");

    /** The one that tells more: standard error, or else standard output. */
    public String telling() {
        return err.isBlank() ? out.strip() : err.strip();
    }
}
