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
        Thread input = Thread.ofVirtual().unstarted(() -> pump(in, process.getOutputStream(), true));
        Thread errors = Thread.ofVirtual().unstarted(() -> pump(process.getErrorStream(), err, false));
        input.start();
        errors.start();
        Thread.ofVirtual().start(() -> {
            pump(process.getInputStream(), out, false);
            try {
                errors.join();
                exit.onExit(process.waitFor());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void pump(InputStream from, OutputStream to, boolean close) {
        byte[] piece = new byte[16 << 10];
        try (from) {
            for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
                to.write(piece, 0, n);
                to.flush();
            }
            if (close) {
                to.close();
            }
        } catch (IOException e) {
            // The other side went away.
        }
    }

    @Override
    public void destroy(ChannelSession channel) {}
}
