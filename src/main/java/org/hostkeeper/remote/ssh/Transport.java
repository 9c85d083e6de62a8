package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * The bytes under an SSH connection: a TCP connection, or a channel of the jump host's connection. It knows whether the
 * other side ever said anything, and can be cut from any thread.
 */
final class Transport implements Proxy {
    private final HostName host;
    private final Endpoint endpoint;
    private final Optional<Supplier<Socket>> jump;
    private final Duration limit;
    private final Consumer<Milestone> passed;
    private volatile Optional<Socket> socket = Optional.empty();
    private volatile Optional<Patience> patience = Optional.empty();
    private volatile boolean heard;
    private volatile boolean aborted;
    private volatile Optional<ProblemException> failure = Optional.empty();

    /** @param jump dials through the jump host; empty for a direct connection */
    Transport(
            HostName host,
            Endpoint endpoint,
            Optional<Supplier<Socket>> jump,
            Duration limit,
            Consumer<Milestone> passed) {
        this.host = host;
        this.endpoint = endpoint;
        this.jump = jump;
        this.limit = limit;
        this.passed = passed;
    }

    /** Who waits for the other side to speak. */
    void watchedBy(Patience watch) {
        patience = Optional.of(watch);
    }

    /** Whether the other side has said anything. */
    boolean heard() {
        return heard;
    }

    /** Why there was no connection to begin with. */
    Optional<ProblemException> failure() {
        return failure;
    }

    /** Cuts it; whoever reads or writes fails at once. */
    void abort() {
        aborted = true;
        socket.ifPresent(Transport::closeQuietly);
    }

    @Override
    public void connect(@Nullable SocketFactory factory, String name, int port, int timeout) throws IOException {
        try {
            // Reaching the host has a limit of its own; what the host is to say then gets a whole span.
            Supplier<Socket> dialer = jump.orElse(this::direct);
            Socket made = patience.isPresent() ? patience.get().paused(dialer) : dialer.get();
            made.setTcpNoDelay(true);
            socket = Optional.of(made);
            passed.accept(Milestone.CONNECTED);
            if (aborted) {
                closeQuietly(made);
            }
        } catch (ProblemException e) {
            failure = Optional.of(e);
            throw new IOException(e);
        }
    }

    private Socket direct() {
        IOException last = new UnknownHostException(endpoint.address());
        long deadline = System.nanoTime() + limit.toNanos();
        InetAddress[] addresses = addresses();
        passed.accept(Milestone.NAME_FOUND);
        for (InetAddress address : addresses) {
            Socket attempt = new Socket();
            try {
                long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                attempt.connect(new InetSocketAddress(address, endpoint.port()), (int) Math.max(1, millis));
                return attempt;
            } catch (IOException e) {
                closeQuietly(attempt);
                last = e;
            }
        }
        throw unreachable(last);
    }

    /** Looks the name up, but not for longer than the limit: the system's resolver has none of its own to set. */
    private InetAddress[] addresses() {
        CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
        Thread.ofVirtual().name("lookup").start(() -> {
            try {
                found.complete(InetAddress.getAllByName(endpoint.address()));
            } catch (UnknownHostException e) {
                found.completeExceptionally(e);
            }
        });
        try {
            return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unreachable(new UnknownHostException("no such name"));
        } catch (TimeoutException e) {
            throw unreachable(new UnknownHostException("the name could not be looked up in time"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Cancelled(endpoint.toString()), e);
        }
    }

    private ProblemException unreachable(IOException e) {
        String detail = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        return new ProblemException(new Problem.Unreachable(host.value(), endpoint.toString(), detail), e);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
    }

    private Socket connected() throws IOException {
        return socket.orElseThrow(() -> new IOException("Not connected"));
    }

    @Override
    public InputStream getInputStream() {
        try {
            return new FilterInputStream(connected().getInputStream()) {
                @Override
                public int read() throws IOException {
                    return heard(super.read());
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    return heard(super.read(into, from, length));
                }
            };
        } catch (IOException e) {
            return InputStream.nullInputStream();
        }
    }

    private int heard(int read) {
        heard |= read >= 0;
        return read;
    }

    @Override
    public OutputStream getOutputStream() {
        try {
            return connected().getOutputStream();
        } catch (IOException e) {
            return OutputStream.nullOutputStream();
        }
    }

    @Override
    public @Nullable Socket getSocket() {
        return socket.orElse(null);
    }

    @Override
    public void close() {
        abort();
    }
}
