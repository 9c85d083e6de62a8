package org.hostkeeper.remote;

import java.util.concurrent.CompletableFuture;

/**
 * A command whose lines are being read as they come. Closing ends the channel; what runs on the host gets SIGHUP or a
 * broken pipe and ends at its next line.
 */
public interface Following extends AutoCloseable {
    /** Ends with the status, or exceptionally with a {@link org.hostkeeper.problem.ProblemException}. */
    CompletableFuture<Integer> ended();

    /** The end of what it has said on standard error so far. */
    String error();

    @Override
    void close();
}
