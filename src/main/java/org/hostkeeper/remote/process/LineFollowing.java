package org.hostkeeper.remote.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Following;

/**
 * Hands a program's lines on, one by one, on a thread of its own. A consumer that stays far behind for long ends the
 * following with {@link Problem.OutputTooLarge}, as does one line that is longer than the command's output limit.
 */
final class LineFollowing implements Following, Listener {
    private static final int QUEUE = 8 << 20;
    private static final int ERROR_TAIL = 16 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HostName host;
    private final Command command;
    private final Consumer<String> lines;
    private final Runnable reap;
    private final ByteQueue queue = new ByteQueue(QUEUE, PATIENCE);
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private final CompletableFuture<Ending> over = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final CompletableFuture<Running> running = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    LineFollowing(HostName host, Command command, Consumer<String> lines, Runnable reap) {
        this.host = host;
        this.command = command;
        this.lines = lines;
        this.reap = reap;
    }

    /** The program runs: begins to hand lines on. */
    void begin(Running program) {
        running.complete(program);
        Thread.ofVirtual().name("follow " + host).start(this::follow);
    }

    private void follow() {
        try {
            boolean whole = handOn();
            finish(whole ? over.join() : new Ending.TooMuch());
        } catch (RuntimeException e) {
            // The consumer's own failure is the caller's to see, not this thread's to lose.
            stop();
            ended.completeExceptionally(e);
        }
    }

    /** False if a line was too long. */
    private boolean handOn() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[32 << 10];
        for (int n = take(buffer); n >= 0; n = take(buffer)) {
            int begin = 0;
            for (int i = 0; i < n; i++) {
                if (buffer[i] == '\n') {
                    line.write(buffer, begin, i - begin);
                    begin = i + 1;
                    handOn(line);
                }
            }
            line.write(buffer, begin, n - begin);
            if (line.size() > command.outputLimit()) {
                return false;
            }
        }
        if (line.size() > 0) {
            handOn(line);
        }
        return true;
    }

    private void handOn(ByteArrayOutputStream line) {
        if (!closed.get()) {
            lines.accept(line.toString(StandardCharsets.UTF_8));
        }
        line.reset();
    }

    private int take(byte[] buffer) {
        try {
            return queue.take(buffer, 0, buffer.length, 0);
        } catch (IOException e) {
            return -1;
        }
    }

    private void finish(Ending ending) {
        switch (ending) {
            case Ending.Exited(int status) -> ended.complete(status);
            case Ending.Lost _ when closed.get() ->
                ended.completeExceptionally(new ProblemException(new Problem.Cancelled(command.shown())));
            case Ending.Lost _ ->
                ended.completeExceptionally(
                        new ProblemException(new Problem.ConnectionLost(host.value(), command.shown())));
            case Ending.TooMuch _ -> {
                stop();
                ended.completeExceptionally(new ProblemException(
                        new Problem.OutputTooLarge(host.value(), command.shown(), command.outputLimit())));
            }
        }
    }

    @Override
    public void out(byte[] bytes, int from, int length) {
        if (!queue.put(bytes, from, length) && !closed.get()) {
            over.complete(new Ending.TooMuch());
        }
    }

    @Override
    public void err(byte[] bytes, int from, int length) {
        synchronized (error) {
            if (error.size() + length > ERROR_TAIL) {
                error.reset();
            }
            error.write(bytes, from, Math.min(length, ERROR_TAIL));
        }
    }

    @Override
    public void ended(Ending how) {
        over.complete(how);
        queue.end();
    }

    @Override
    public String error() {
        synchronized (error) {
            return error.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public CompletableFuture<Integer> ended() {
        return ended;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true) && !over.isDone()) {
            over.complete(new Ending.Lost());
            queue.close();
            stop();
        }
    }

    private void stop() {
        running.join().stop();
        reap.run();
    }
}
