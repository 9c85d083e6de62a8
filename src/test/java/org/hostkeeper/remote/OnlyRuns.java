package org.hostkeeper.remote;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.hostkeeper.job.Progress;

/** The ground of hosts that tests make up: they run commands, and whoever asks them for more has found a gap in a test. */
public abstract class OnlyRuns implements Remote {
    @Override
    public Following stream(Command command, Consumer<String> lines) {
        throw new UnsupportedOperationException("stream " + command);
    }

    @Override
    public byte[] read(String path, long limit) {
        throw new UnsupportedOperationException("read " + path);
    }

    @Override
    public void write(String path, byte[] content, int mode) {
        throw new UnsupportedOperationException("write " + path);
    }

    @Override
    public void upload(Path source, String path, int mode, Progress progress) {
        throw new UnsupportedOperationException("upload " + path);
    }

    @Override
    public Tunnel tunnel(String address, int port) {
        throw new UnsupportedOperationException("tunnel to " + address);
    }

    @Override
    public Terminal terminal(Terminal.Size size) {
        throw new UnsupportedOperationException("terminal");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
