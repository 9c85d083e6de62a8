package org.hostkeeper.remote.ssh;

import java.util.LinkedHashSet;
import java.util.Set;

/** What was offered to log in with, in order, so that a refusal can say it. Never a secret. */
final class Tried {
    private final Set<String> ways = new LinkedHashSet<>();

    synchronized void note(String way) {
        ways.add(way);
    }

    /** In a row, separated by commas; a dash if there was nothing to offer. */
    @Override
    public synchronized String toString() {
        return ways.isEmpty() ? "–" : String.join(", ", ways);
    }
}
