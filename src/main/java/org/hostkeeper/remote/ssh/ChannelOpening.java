package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSchException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The opening of a channel, which keeps an interrupt for whoever asks next. The library swallows one that comes while it
 * waits for the host's answer, and what was cancelled then would go on to its limit; so it waits on a thread of its own.
 */
final class ChannelOpening {
    private ChannelOpening() {}

    /** Returns when the channel is open, with the thread's interrupt as it was or came meanwhile. */
    static void of(Channel channel, Duration limit) throws JSchException {
        FutureTask<Optional<JSchException>> opening = new FutureTask<>(() -> {
            try {
                channel.connect((int) limit.toMillis());
                return Optional.empty();
            } catch (JSchException e) {
                return Optional.of(e);
            }
        });
        Thread.ofVirtual().name("open channel").start(opening);
        Optional<JSchException> failure = whole(opening);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static Optional<JSchException> whole(FutureTask<Optional<JSchException>> opening) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return opening.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
