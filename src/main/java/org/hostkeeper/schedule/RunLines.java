package org.hostkeeper.schedule;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Following;
import org.hostkeeper.remote.Remote;

/**
 * Hears what a run says while it runs. It is a second way beside the plan's own, which tells the end of what was said and how it ended:
 * where it does not come about, nothing is heard and the run goes on.
 */
public final class RunLines implements AutoCloseable {
    /** What the program calls itself, {@code $0}, that hands on what a run says; its parameter is the plan's id. */
    public static final String LISTEN = "hostkeeper-cron-listen";

    private static final String SCRIPT = Scripts.beside(RunLines.class, "listen.sh");
    private static final long PATIENCE_SECONDS = 10;

    private final String mark;
    private final Consumer<String> lines;
    private final CountDownLatch listening = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Following following;
    private boolean heard;
    private boolean begun;
    private boolean blank;

    private RunLines(Remote remote, String mark, Consumer<String> lines) {
        this.mark = mark;
        this.lines = lines;
        this.following = remote.stream(Command.script(SCRIPT, LISTEN, mark).asRoot(true), this::line);
        following.ended().whenComplete((_, _) -> {
            listening.countDown();
            over.countDown();
        });
    }

    /** Returns when it listens, or when that will not be. */
    static RunLines of(Remote remote, String mark, Consumer<String> lines) {
        RunLines opened = new RunLines(remote, mark, lines);
        await(opened.listening);
        return opened;
    }

    /** The run ends with an empty line and its mark; the empty line is the last one's end where that had none. */
    private synchronized void line(String text) {
        if (!begun) {
            begun = true;
            listening.countDown();
        } else if (text.equals(mark)) {
            heard = true;
            over.countDown();
        } else {
            if (blank) {
                lines.accept("");
            }
            blank = text.isEmpty();
            if (!blank) {
                lines.accept(text);
            }
        }
    }

    /** Waits for the rest, and tells whether all was heard. */
    boolean heardAll() {
        await(over);
        synchronized (this) {
            return heard;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            boolean _ = latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        following.close();
    }
}
