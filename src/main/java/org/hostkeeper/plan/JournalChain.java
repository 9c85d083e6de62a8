package org.hostkeeper.plan;

import java.util.stream.Stream;

/** The arithmetic of the journal's chain, apart from where it is kept: each line's hash covers the one before. */
public final class JournalChain {
    /** What stands before the first line. */
    public static final String START = "0".repeat(64);

    private JournalChain() {}

    /** The line that follows one with this number and hash; the first line has number 1. */
    public static Journal.Line next(long previousNumber, String previousHash, Journal.Entry entry) {
        throw new UnsupportedOperationException();
    }

    /** Checks lines from the first on, oldest first. */
    public static Journal.Verification verify(Stream<Journal.Line> lines) {
        throw new UnsupportedOperationException();
    }
}
