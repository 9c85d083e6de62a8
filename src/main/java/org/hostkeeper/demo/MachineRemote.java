package org.hostkeeper.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Following;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.Terminal;
import org.hostkeeper.remote.Tunnel;

/**
 * A way to a simulated machine without a network, on which the demo's past is made before anybody connects. It runs
 * commands and nothing else.
 */
final class MachineRemote implements Remote {
    private final Machine machine;
    private final String user;

    MachineRemote(Machine machine, String user) {
        this.machine = machine;
        this.user = user;
    }

    @Override
    public HostName host() {
        return new HostName(machine.name());
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public Output run(Command command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String who = command.asRoot() ? "root" : user;
        ByteArrayInputStream in = new ByteArrayInputStream(command.input());
        try {
            int status = machine.run(new Call(machine, command.arguments(), who, in, out, err));
            return new Output(status, out.toByteArray(), err.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the demo's past was made", e);
        }
    }

    @Override
    public Following stream(Command command, Consumer<String> lines) {
        throw new UnsupportedOperationException("The past is not followed");
    }

    @Override
    public byte[] read(String path, long limit) {
        throw new UnsupportedOperationException("Plans read by commands");
    }

    @Override
    public void write(String path, byte[] content, int mode) {
        throw new UnsupportedOperationException("Plans write by commands");
    }

    @Override
    public void upload(Path source, String path, int mode, Progress progress) {
        throw new UnsupportedOperationException("The past has no uploads");
    }

    @Override
    public Tunnel tunnel(String address, int port) {
        throw new UnsupportedOperationException("The past has no tunnels");
    }

    @Override
    public Terminal terminal(Terminal.Size size) {
        throw new UnsupportedOperationException("Nobody types in the past");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
