package org.hostkeeper.kiosk;

/** The port to a button that can be touched: a key on an input device, or whatever a command tells. */
public interface PhysicalButton extends AutoCloseable {
    /** From now on each press is told, on a thread of its own. A button that is pulled out is waited for. */
    void listen(Runnable pressed);

    @Override
    void close();
}
