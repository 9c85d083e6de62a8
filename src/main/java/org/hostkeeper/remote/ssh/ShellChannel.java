package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.ChannelShell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hostkeeper.remote.Terminal;
import org.hostkeeper.remote.process.ByteQueue;

/**
 * A shell with a terminal on one channel. What comes waits in a queue that is short, so that a person who interrupts a
 * flood sees it stop; the connection's thread waits while it is full, but not for a reader that is gone.
 */
final class ShellChannel implements Terminal {
    private static final String KIND = "xterm-256color";
    private static final int QUEUE = 256 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LETTING_GO = Duration.ofSeconds(5);

    private final ChannelShell channel;
    private final Runnable onEnd;
    private final Runnable abort;
    private final ByteQueue queue = new ByteQueue(QUEUE, PATIENCE);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Optional<OutputStream> input = Optional.empty();
    private volatile OptionalInt status = OptionalInt.empty();

    /** @param abort cuts the whole connection, if it is so stuck that a channel cannot even be closed */
    ShellChannel(ChannelShell channel, Size size, Runnable onEnd, Runnable abort) {
        this.channel = channel;
        this.onEnd = onEnd;
        this.abort = abort;
        channel.setPty(true);
        channel.setPtyType(KIND, size.columns(), size.rows(), 0, 0);
        channel.setOutputStream(sink(() -> {}));
        channel.setExtOutputStream(sink(this::end)); // its end is the only sign of the end, as with a command
    }

    private OutputStream sink(Runnable onClose) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (!queue.put(bytes, from, length)) {
                    throw new IOException("Nobody reads");
                }
            }

            @Override
            public void close() {
                onClose.run();
            }
        };
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            status = ExitStatus.of(channel);
            onEnd.run();
            queue.end();
        }
    }

    @Override
    public InputStream output() {
        return queue.stream();
    }

    /** The library makes another one, with a buffer of its own, each time that it is asked. */
    @Override
    public synchronized OutputStream input() {
        if (input.isEmpty()) {
            try {
                input = Optional.of(channel.getOutputStream());
            } catch (IOException e) {
                return OutputStream.nullOutputStream();
            }
        }
        return input.get();
    }

    @Override
    public void resize(Size size) {
        channel.setPtySize(size.columns(), size.rows(), 0, 0);
    }

    @Override
    public OptionalInt status() {
        return status;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            queue.close();
            if (!ended.get()) {
                Thread.ofVirtual().name("close terminal").start(() -> {
                    try (Patience _ = new Patience(LETTING_GO, abort)) {
                        channel.disconnect();
                    }
                });
            }
        }
    }
}
