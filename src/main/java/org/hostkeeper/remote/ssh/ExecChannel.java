package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.ChannelExec;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hostkeeper.remote.process.Ending;
import org.hostkeeper.remote.process.Listener;
import org.hostkeeper.remote.process.Running;
import org.jspecify.annotations.Nullable;

/**
 * One command on one channel. The library writes what comes straight to the listener, on the connection's own thread;
 * it closes the error stream exactly when the channel closes, which is the only sign of the end that it gives.
 */
final class ExecChannel implements Running {
    private static final Map<String, Integer> SIGNALS = Map.ofEntries(
            Map.entry("HUP", 1),
            Map.entry("INT", 2),
            Map.entry("QUIT", 3),
            Map.entry("ILL", 4),
            Map.entry("TRAP", 5),
            Map.entry("ABRT", 6),
            Map.entry("FPE", 8),
            Map.entry("KILL", 9),
            Map.entry("USR1", 10),
            Map.entry("SEGV", 11),
            Map.entry("USR2", 12),
            Map.entry("PIPE", 13),
            Map.entry("ALRM", 14),
            Map.entry("TERM", 15));
    private static final int SIGNALLED = 128;
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
        @Nullable String signal = channel.getExitSignal();
        if (channel.getExitStatus() >= 0) {
            return new Ending.Exited(channel.getExitStatus());
        }
        return signal == null ? new Ending.Lost() : new Ending.Exited(SIGNALLED + SIGNALS.getOrDefault(signal, 0));
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
