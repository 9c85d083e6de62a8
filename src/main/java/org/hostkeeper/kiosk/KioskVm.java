package org.hostkeeper.kiosk;

/**
 * The port to one machine on its host: all that a kiosk may do there. Calls block, end within a limit of their own, and throw
 * a ProblemException. A way that was lost is made anew by the next call. Not for two threads at once.
 */
public interface KioskVm extends AutoCloseable {
    VmReading state();

    /** Brings it back. Returns when the host has done it, or has taken it on; {@link #state} tells which. */
    void revert();

    @Override
    void close();
}
