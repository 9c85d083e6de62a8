package org.hostkeeper.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.OnlyRuns;
import org.hostkeeper.remote.Output;

/**
 * Runs commands on this machine with a chosen sh and a chosen PATH, so that tests see what a probe does in the shells
 * that hosts have and with programs that misbehave.
 */
public final class ShRemote extends OnlyRuns {
    private final String shell;
    private final String path;

    private ShRemote(String shell, String path) {
        this.shell = shell;
        this.path = path;
    }

    public static ShRemote sh() {
        return new ShRemote("sh", usualPath());
    }

    public static ShRemote shell(String program) {
        return new ShRemote(program, usualPath());
    }

    /** Programs in this folder are found before the machine's own. */
    public ShRemote withPrograms(Path folder) {
        return new ShRemote(shell, folder + ":" + path);
    }

    private static String usualPath() {
        return "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
    }

    @Override
    public HostName host() {
        return new HostName("here");
    }

    @Override
    public String user() {
        return System.getProperty("user.name");
    }

    @Override
    public Output run(Command command) {
        List<String> arguments = new ArrayList<>(command.arguments());
        if (arguments.getFirst().equals("sh")) {
            arguments.set(0, shell);
        }
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.environment().putAll(command.environment());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PATH", path);
        try {
            Process process = builder.start();
            CompletableFuture<byte[]> out = drained(process.getInputStream());
            CompletableFuture<byte[]> err = drained(process.getErrorStream());
            try (var in = process.getOutputStream()) {
                in.write(command.input());
            }
            if (!process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end within " + command.limit() + ": " + command);
            }
            return new Output(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static CompletableFuture<byte[]> drained(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
