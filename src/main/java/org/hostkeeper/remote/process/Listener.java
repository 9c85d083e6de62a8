package org.hostkeeper.remote.process;

/**
 * Hears what a program says. Each stream's bytes come in order; the two may come from two threads. Implementations do
 * not throw, and do not hold up the caller for long: over SSH it is the thread of the whole connection.
 */
public interface Listener {
    void out(byte[] bytes, int from, int length);

    void err(byte[] bytes, int from, int length);

    /** Once, after the last bytes. */
    void ended(Ending ending);
}
