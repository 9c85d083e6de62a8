package org.hostkeeper.module.inspection;

import org.hostkeeper.words.Text;

/**
 * The one reason that was found.
 *
 * @param subject what it is about: the unit that failed before, the program that is missing, the condition; else empty
 * @param status the exit status or the signal's number, 0 if there is none
 */
record Reason(Cause cause, Text sentence, String subject, int status) {
    static Reason of(Cause cause, Text sentence) {
        return new Reason(cause, sentence, "", 0);
    }

    /** Of something that runs again by now. */
    Reason again() {
        return new Reason(cause, words("again", sentence), subject, status);
    }

    static Text words(String key, Object... args) {
        return Text.of("module.inspection", key, args);
    }
}
