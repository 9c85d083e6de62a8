package org.hostkeeper.agent.root.work;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import jdk.net.ExtendedSocketOptions;
import org.hostkeeper.agent.root.Frames;
import org.hostkeeper.agent.root.HelperJson;
import org.hostkeeper.agent.root.HelperRequest;
import org.hostkeeper.agent.root.ModuleHelper;
import org.hostkeeper.agent.root.ModuleRequest;
import org.hostkeeper.agent.root.VmHelper;
import org.hostkeeper.agent.root.VmRequest;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one request a connection, from the agent's user and root only, as the kernel says who they are (SO_PEERCRED,
 * unix(7)). Whoever sends nothing, too much or no request is cut off. Ends by itself when nobody has asked for a while, unless
 * virtual machines are listed: systemd holds the socket and starts it again.
 */
public final class HelperServer {
    private static final Logger LOG = LoggerFactory.getLogger(HelperServer.class);
    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ServerSocketChannel door;
    private final Supplier<HelperList> list;
    private final ModuleHelper modules;
    private final VmHelper vms;
    private final Duration idle;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicInteger busy = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("limits").factory());
    private volatile ScheduledFuture<?> end;

    /** @param list as it is now; it may change while this serves */
    public HelperServer(
            ServerSocketChannel door, Supplier<HelperList> list, ModuleHelper modules, VmHelper vms, Duration idle) {
        this.door = door;
        this.list = list;
        this.modules = modules;
        this.vms = vms;
        this.idle = idle;
        this.end = later();
    }

    private ScheduledFuture<?> later() {
        return clock.schedule(this::closeIfIdle, idle.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Serves until nobody has asked for a while, or the socket is closed; what has begun then is done to its end. */
    public void serve() throws IOException {
        receive();
        places.acquireUninterruptibly(AT_ONCE);
    }

    private void receive() throws IOException {
        while (true) {
            try {
                SocketChannel guest = door.accept();
                places.acquireUninterruptibly();
                busy.incrementAndGet();
                end.cancel(false);
                Thread.ofVirtual().name("request").start(() -> attend(guest));
            } catch (AsynchronousCloseException e) {
                LOG.debug("Nobody has asked for {}", idle);
                return;
            } catch (ClosedChannelException e) {
                return;
            }
        }
    }

    private void attend(SocketChannel guest) {
        try (guest) {
            String user = guest.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
            if (!list.get().listensTo(user)) {
                LOG.warn("{} is not listened to", user);
                return;
            }
            Answer answer = answer(user, request(guest));
            Frames.write(guest, answer.json());
            if (answer.content().length > 0) {
                Frames.write(guest, answer.content());
            }
        } catch (IOException | ProblemException e) {
            LOG.warn("A request was not heard out or not answered: {}", e.getMessage());
        } finally {
            places.release();
            if (busy.decrementAndGet() == 0) {
                end = later();
            }
        }
    }

    private String request(SocketChannel guest) throws IOException {
        ScheduledFuture<?> late = clock.schedule(() -> cut(guest), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return Frames.read(guest, Frames.REQUEST);
        } finally {
            late.cancel(false);
        }
    }

    /** @param content comes after it, if it is not empty */
    private record Answer(String json, byte[] content) {
        Answer(String json) {
            this(json, new byte[0]);
        }
    }

    private Answer answer(String user, String json) {
        try {
            HelperRequest request = HelperJson.request(json);
            LOG.info("{} asks: {}", user, request);
            return switch (request) {
                case ModuleRequest module -> new Answer(HelperJson.write(modules.ask(module)));
                case VmRequest vm -> {
                    byte[] content = vms.ask(vm);
                    yield new Answer(HelperJson.write(content.length), content);
                }
            };
        } catch (RuntimeException e) {
            Problem problem = Jobs.problemOf(e);
            LOG.warn("Not done: {}", problem.text());
            return new Answer(HelperJson.write(problem));
        }
    }

    private void closeIfIdle() {
        if (busy.get() > 0) {
            return;
        }
        if (staysAwake()) {
            end = later();
        } else {
            close();
        }
    }

    private boolean staysAwake() {
        try {
            return !list.get().vms().isEmpty();
        } catch (ProblemException e) {
            LOG.warn("{}", e.problem().text());
            return false;
        }
    }

    private void close() {
        cut(door);
    }

    private static void cut(java.nio.channels.Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("A socket could not be closed: {}", e.getMessage());
        }
    }
}
