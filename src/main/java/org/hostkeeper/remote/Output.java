package org.hostkeeper.remote;

import java.nio.charset.StandardCharsets;

/**
 * What a command said. The two streams are never mixed: sudo and PAM warn on standard error at their own will.
 *
 * @param exit its status; 128 + the signal's number if a signal ended it
 */
public record Output(int exit, byte[] out, byte[] err) {
    public boolean ok() {
        return exit == 0;
    }

    /** Standard output as UTF-8, with replacement characters where it is none. */
    public String text() {
        return new String(out, StandardCharsets.UTF_8);
    }

    public String error() {
        return new String(err, StandardCharsets.UTF_8);
    }
}
