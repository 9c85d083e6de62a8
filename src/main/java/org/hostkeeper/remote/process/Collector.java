package org.hostkeeper.remote.process;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hostkeeper.remote.Output;

/** Keeps what a program says, up to a limit on each stream, until it ends. */
final class Collector implements Listener {
    private final long limit;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();

    Collector(long limit) {
        this.limit = limit;
    }

    @Override
    public void out(byte[] bytes, int from, int length) {
        keep(out, bytes, from, length);
    }

    @Override
    public void err(byte[] bytes, int from, int length) {
        keep(err, bytes, from, length);
    }

    private void keep(ByteArrayOutputStream stream, byte[] bytes, int from, int length) {
        if (stream.size() + (long) length > limit) {
            ending.complete(new Ending.TooMuch());
        } else if (!ending.isDone()) {
            stream.write(bytes, from, length);
        }
    }

    @Override
    public void ended(Ending how) {
        ending.complete(how);
    }

    /** How it ended; empty if it has not within this time. */
    Optional<Ending> await(Duration time) throws InterruptedException {
        try {
            return Optional.of(ending.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An ending is never exceptional", e);
        }
    }

    Output output(int status) {
        return new Output(status, out.toByteArray(), err.toByteArray());
    }
}
