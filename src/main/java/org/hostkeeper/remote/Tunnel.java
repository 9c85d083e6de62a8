package org.hostkeeper.remote;

/** A local port on the loopback address that leads to an address as the host sees it. */
public interface Tunnel extends AutoCloseable {
    int localPort();

    @Override
    void close();
}
