package org.hostkeeper.desktop.terminal;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.remote.Terminal;
import org.hostkeeper.remote.process.ByteQueue;

/** A shell that says what a test lets it say, and ends how the test wants. */
final class FakeTerminal implements Terminal {
    private final ByteQueue shown = new ByteQueue(1 << 16, Duration.ofSeconds(1));
    private final ByteArrayOutputStream typed = new ByteArrayOutputStream();
    final List<Size> sizes = new CopyOnWriteArrayList<>();
    volatile boolean closed;
    private volatile OptionalInt status = OptionalInt.empty();

    FakeTerminal(Size size) {
        sizes.add(size);
    }

    FakeTerminal says(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        shown.put(bytes, 0, bytes.length);
        return this;
    }

    void exits(int with) {
        status = OptionalInt.of(with);
        shown.end();
    }

    void breaks() {
        shown.end();
    }

    /** What reached it, control characters as {@code <1b>}. */
    String typed() {
        StringBuilder readable = new StringBuilder();
        for (char c : typed.toString(StandardCharsets.UTF_8).toCharArray()) {
            readable.append(c < ' ' || c == 127 ? "<%02x>".formatted((int) c) : String.valueOf(c));
        }
        return readable.toString();
    }

    @Override
    public InputStream output() {
        return shown.stream();
    }

    @Override
    public OutputStream input() {
        return typed;
    }

    @Override
    public void resize(Size size) {
        sizes.add(size);
    }

    @Override
    public OptionalInt status() {
        return status;
    }

    @Override
    public void close() {
        closed = true;
        shown.close();
    }
}
