package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.ChannelExec;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hostkeeper.remote.process.Ending;
import org.hostkeeper.remote.process.Listener;
import org.hostkeeper.remote.process.Running;

/**
 * One command on one channel. The library writes what comes straight to the listener, on the connection's own thread;
 * it closes the error stream exactly when the channel closes, which is the only sign of the end that it gives.
 */
final class ExecChannel implements Running {
    private static final Duration LETTING_GO = Duration.ofSeconds(5);

    private final ChannelExec channel;
    private final Listener listener;
    private final Runnable onEnd;
    private final Runnable abort;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** @param abort cuts the whole connection, if it is so stuck that a channel cannot even be closed */
    ExecChannel(ChannelExec channel, Listener listener, Runnable onEnd, Runnable abort) {
        this.channel = channel;
        this.listener = listener;
        this.onEnd = onEnd;
        this.abort = abort;
        channel.setOutputStream(sink(listener::out, () -> {}));
        channel.setErrStream(sink(listener::err, this::end));
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            onEnd.run();
            listener.ended(ending());
        }
    }

    private Ending ending() {
        OptionalInt status = ExitStatus.of(channel);
        return status.isPresent() ? new Ending.Exited(status.getAsInt()) : new Ending.Lost();
    }

    @Override
    public OutputStream input() {
        try {
            return channel.getOutputStream();
        } catch (IOException e) {
            return OutputStream.nullOutputStream();
        }
    }

    @Override
    public void stop() {
        if (!ended.get() && stopped.compareAndSet(false, true)) {
            Thread.ofVirtual().name("stop").start(() -> {
                try (Patience _ = new Patience(LETTING_GO, abort)) {
                    askToEnd();
                    channel.disconnect();
                }
            });
        }
    }

    private void askToEnd() {
        try {
            channel.sendSignal("TERM");
        } catch (Exception e) {
            // The library declares no less. The channel is closed in any case.
        }
    }

    private static OutputStream sink(Bytes bytes, Runnable closed) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                bytes.say(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] chunk, int from, int length) {
                bytes.say(chunk, from, length);
            }

            @Override
            public void close() {
                closed.run();
            }
        };
    }

    private interface Bytes {
        void say(byte[] bytes, int from, int length);
    }
}
