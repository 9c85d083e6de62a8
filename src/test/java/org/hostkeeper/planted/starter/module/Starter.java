package org.hostkeeper.planted.starter.module;

/** Starts a program by itself. */
public final class Starter {
    public ProcessBuilder start() {
        return new ProcessBuilder("true");
    }
}
