package org.hostkeeper.demo.machine;

import java.io.IOException;

/** A program that simulated machines know. It runs on a thread of its own, which is interrupted when its channel closes. */
@FunctionalInterface
public interface Program {
    /** Runs to the end and answers the exit status. */
    int run(Call call) throws IOException, InterruptedException;
}
