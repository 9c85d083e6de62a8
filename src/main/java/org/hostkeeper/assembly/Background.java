package org.hostkeeper.assembly;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where is read what a window shows, a virtual thread for each piece of work. It ends before what it reads from: nobody
 * finds a store closed under his hands. Safe from any thread.
 */
final class Background implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int SECONDS_TO_END = 3;

    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("background-", 0).factory());

    /** Does nothing once this is closed: whoever would want it is gone. */
    @Override
    public void execute(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("Not done any more: {}", work);
        }
    }

    /** Waits for what is under way; what does not end by itself is interrupted. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                threads.shutdownNow();
                boolean ended = threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
                LOG.debug("Interrupted what was still read in the background; ended: {}", ended);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
