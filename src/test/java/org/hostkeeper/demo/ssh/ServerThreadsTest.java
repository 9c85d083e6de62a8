package org.hostkeeper.demo.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The threads of an SSH server")
class ServerThreadsTest {
    @Test
    @DisplayName("do what came before it stopped, drop what comes after, and end")
    void stopped() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1, Thread.ofPlatform().daemon().factory());
        ServerThreads threads = new ServerThreads(pool);
        CompletableFuture<Void> done = new CompletableFuture<>();
        threads.execute(() -> done.complete(null));
        threads.shutdown();
        AtomicBoolean late = new AtomicBoolean();

        threads.execute(() -> late.set(true));

        done.get(10, TimeUnit.SECONDS);
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(late).isFalse();
    }

    @Test
    @DisplayName("say so if they cannot do what comes while it runs")
    void full() {
        CompletableFuture<Void> held = new CompletableFuture<>();
        ServerThreads threads = new ServerThreads(new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), Thread.ofPlatform().daemon().factory()));
        threads.execute(held::join);

        assertThatThrownBy(() -> threads.execute(() -> { })).isInstanceOf(RejectedExecutionException.class);

        held.complete(null);
        threads.shutdown();
    }
}
