package org.hostkeeper.exhibition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may tell why an artwork had to be reverted: what its screen showed, and the end of what its guest wrote to its serial port. */
public enum Evidence {
    PICTURE, LOG;

    /** As the agent's API says it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for what a newer agent may keep. */
    static Optional<Evidence> of(String code) {
        return Arrays.stream(values()).filter(which -> which.code().equals(code)).findFirst();
    }
}
