package org.hostkeeper.fleet;

/** Ends the calls to a listener. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
