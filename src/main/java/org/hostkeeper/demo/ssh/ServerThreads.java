package org.hostkeeper.demo.ssh;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.sshd.common.future.CloseFuture;
import org.apache.sshd.common.helpers.AbstractFactoryManager;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.util.threads.NoCloseExecutor;

/**
 * The threads of an SSH server, which end with it. What the network brings while it stops is dropped: refused, it would end the
 * thread of the JDK that brings it, with a trace, when whoever stopped the server has gone on. Safe from any thread.
 */
public final class ServerThreads extends NoCloseExecutor {
    ServerThreads(ExecutorService threads) {
        super(threads);
    }

    /** Gives these to a server that has not started yet. */
    public static void to(AbstractFactoryManager server) {
        server.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory(() -> new ServerThreads(Executors.newFixedThreadPool(
                Nio2ServiceFactory.getNioWorkers(server), Thread.ofPlatform().daemon().name("ssh server ", 1).factory()))));
    }

    @Override
    public void execute(Runnable task) {
        try {
            super.execute(task);
        } catch (IllegalStateException | RejectedExecutionException e) {
            if (!isShutdown()) {
                throw e;
            }
        }
    }

    @Override
    public CloseFuture close(boolean immediately) {
        CloseFuture closed = super.close(immediately);
        executor.shutdown();
        return closed;
    }
}
