package org.hostkeeper.planted.counter.host;

/** Holds state in a static that can be replaced. */
public final class Counter {
    public static int count = 1;

    private Counter() {}
}
