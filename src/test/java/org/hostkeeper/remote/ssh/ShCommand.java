package org.hostkeeper.remote.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** Runs a command line in this machine's sh, as sshd does: a closed channel closes pipes and kills nobody. */
@SuppressWarnings("NullAway.Init") // the server sets everything before it starts the command
final class ShCommand implements Command {
    private final String line;
    private final Map<String, String> environment;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;

    ShCommand(String line, Map<String, String> environment) {
        this.line = line;
        this.environment = environment;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment ignored) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line);
        builder.environment().putAll(environment);
        Process process = builder.start();
        Thread input = Thread.ofPlatform().daemon().unstarted(() -> feed(in, process.getOutputStream()));
        Thread errors = Thread.ofPlatform().daemon().unstarted(() -> pump(process.getErrorStream(), err));
        input.start();
        errors.start();
        Thread.ofPlatform().daemon().start(() -> {
            pump(process.getInputStream(), out);
            try {
                errors.join();
                exit.onExit(process.waitFor());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Reads to the end even when the program reads no more: a server that closed its side would lose the exit status. */
    private static void feed(InputStream from, OutputStream to) {
        try (to) {
            pump(from, to);
        } catch (IOException e) {
            // The program went away.
        }
        try {
            from.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The other side went away.
        }
    }

    private static void pump(InputStream from, OutputStream to) {
        byte[] piece = new byte[16 << 10];
        try {
            for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
                to.write(piece, 0, n);
                to.flush();
            }
        } catch (IOException e) {
            // The other side went away.
        }
    }

    @Override
    public void destroy(ChannelSession channel) {}
}
