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
public final class HelperClient implements RootHelper {
    private static final int AT_ONCE = 8;

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Path socket;
    private final Duration limit;

    /**
     * @param limit of a request, from when its turn has come; longer than systemd's own limit for a stop and a start, so
     *     that its verdict comes first
     */
    public HelperClient(Path socket, Duration limit) {
        this.socket = socket;
        this.limit = limit;
    }

    @Override
    public ModuleStatus ask(HelperRequest request) {
        places.acquireUninterruptibly();
        try {
            return answer(request);
        } finally {
            places.release();
        }
    }

    private ModuleStatus answer(HelperRequest request) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            connect(channel);
            CompletableFuture<Void> late = CompletableFuture.runAsync(
                    () -> close(channel), CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
            try {
                return HelperJson.status(talk(channel, request));
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

    private static String talk(SocketChannel channel, HelperRequest request) throws IOException {
        Frames.write(channel, HelperJson.write(request));
        return Frames.read(channel, Frames.ANSWER);
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
