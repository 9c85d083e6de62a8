package org.hostkeeper.agent.root;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Asks the helper over its socket, one connection for each request and a few at once: a socket has room for so many callers
 * and turns the others away (EAGAIN, connect(2)). Where there is no helper, that is the answer: the agent has no second way,
 * not even as root.
 */
public final class HelperClient implements ModuleHelper, VmHelper {
    private final Semaphore places;
    private final Path socket;
    private final Duration limit;

    /**
     * @param limit of a request, from when its turn has come; longer than systemd's own limit for a stop and a start, so
     *     that its verdict comes first
     * @param atOnce so many requests; who has two kinds of work has a client for each, so that neither waits for the other
     */
    public HelperClient(Path socket, Duration limit, int atOnce) {
        this.places = new Semaphore(atOnce, true);
        this.socket = socket;
        this.limit = limit;
    }

    @Override
    public ModuleStatus ask(ModuleRequest request) {
        return asked(request, channel -> HelperJson.status(Frames.read(channel, Frames.ANSWER)));
    }

    @Override
    public byte[] ask(VmRequest request) {
        return asked(request, channel -> {
            int length = HelperJson.bytes(Frames.read(channel, Frames.ANSWER));
            return length == 0 ? new byte[0] : Frames.bytes(channel, Frames.PICTURE);
        });
    }

    private interface Hearing<T> {
        T hear(SocketChannel channel) throws IOException;
    }

    private <T> T asked(HelperRequest request, Hearing<T> hearing) {
        places.acquireUninterruptibly();
        try {
            return answer(request, hearing);
        } finally {
            places.release();
        }
    }

    private <T> T answer(HelperRequest request, Hearing<T> hearing) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            connect(channel);
            CompletableFuture<Void> late = CompletableFuture.runAsync(
                    () -> close(channel), CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
            try {
                Frames.write(channel, HelperJson.write(request));
                return hearing.hear(channel);
            } finally {
                late.cancel(false);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem.Refused(
                            Text.literal(request.name()), Text.of("agent.root", "lost", socket.toString(), limit.toSeconds())),
                    e);
        }
    }

    private void connect(SocketChannel channel) {
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem.Refused(
                            Text.of("agent.root", "work"),
                            Text.of("agent.root", "absent", socket.toString(), String.valueOf(e.getMessage()))),
                    e);
        }
    }

    /** The read that waits then ends with an error, which is told. */
    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
