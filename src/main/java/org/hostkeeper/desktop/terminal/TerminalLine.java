package org.hostkeeper.desktop.terminal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Terminal;

/**
 * What a screen is connected to: one shell after another on the same host. When one ends, a line of its own says why; a
 * connection that broke is made again by itself, with growing pauses, and for everything else Enter begins anew. One
 * thread reads; the rest is safe from any.
 */
final class TerminalLine implements AutoCloseable {
    /** What is told to the person, on the screen and beside it. */
    sealed interface Event {
        /** A shell is being opened. */
        record Connecting() implements Event {}

        /** There is a shell; {@code again} if there was one before. */
        record Connected(boolean again) implements Event {}

        /** The shell ended by itself. */
        record Ended(int status) implements Event {}

        /** The connection broke; it is made again by itself. */
        record Lost() implements Event {}

        /** No shell came about; {@code again} if it is tried again by itself. */
        record Failed(Problem problem, boolean again) implements Event {}
    }

    private static final Duration FOR_EVER = Duration.ofDays(36500);
    private static final byte ENTER = '\r';
    private static final String NEW_LINE = "\r\n";

    private static final String PLAIN = "\033[0m";

    /** A screen that was just made has colours of its own until it is told to be plain. */
    private static final String GREY = PLAIN + "\033[90m";

    /**
     * What a program that was cut off may have left: other screen, mouse, marked pastes, keys of its own, hidden cursor, rows that do
     * not scroll, another alphabet, colours (xterm's control sequences; to let all rows scroll moves the cursor, which is kept).
     */
    private static final String SOBER = "\033[?1047l\033[?1000l\033[?1002l\033[?1003l\033[?2004l\033[?1l\033>\033[?25h"
            + "\033(B\0337\033[r\0338\033[0m";

    private final Function<Terminal.Size, Terminal> opening;
    private final Function<Event, String> words;
    private final Consumer<Event> told;
    private final List<Duration> pauses;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Terminal.Size size = new Terminal.Size(80, 24);
    private Optional<Terminal> shell = Optional.empty();
    private Optional<Reader> output = Optional.empty();
    private String own = "";
    private boolean enter;
    private boolean closed;
    /** Only the reading thread knows these. */
    private boolean before;

    private boolean shellSpoke;
    private int failures;
    private Duration pause = Duration.ZERO;

    /**
     * @param opening opens a shell; it may take long, and fails with a problem
     * @param words a sentence for the screen; empty for none
     * @param told hears everything, on the reading thread
     * @param pauses before each new try after a cut; the last one for all that follow
     */
    TerminalLine(
            Function<Terminal.Size, Terminal> opening,
            Function<Event, String> words,
            Consumer<Event> told,
            List<Duration> pauses) {
        this.opening = opening;
        this.words = words;
        this.told = told;
        this.pauses = List.copyOf(pauses);
    }

    /** Waits for what is to be shown; -1 once closed. */
    int read(char[] into, int from, int length) throws IOException {
        while (!isClosed()) {
            if (!own.isEmpty()) {
                return takeOwn(into, from, length);
            }
            if (output.isEmpty()) {
                pass();
                connect();
            } else {
                int n = fromShell(into, from, length);
                if (n > 0) {
                    shellSpoke = true;
                    return n;
                }
                ended();
            }
        }
        return -1;
    }

    private int takeOwn(char[] into, int from, int length) {
        int n = Math.min(length, own.length());
        own.getChars(0, n, into, from);
        own = own.substring(n);
        return n;
    }

    private int fromShell(char[] into, int from, int length) {
        try {
            return output.orElseThrow().read(into, from, length);
        } catch (IOException e) {
            return -1; // closed under the reader's hands, or broken: how it ended says the rest
        }
    }

    private void connect() {
        if (isClosed()) {
            return;
        }
        say(new Event.Connecting());
        try {
            Terminal opened = opening.apply(size());
            if (!keep(opened)) {
                opened.close();
                return;
            }
            failures = 0;
            say(new Event.Connected(before));
            before = true;
        } catch (RuntimeException e) { // whatever it is: a reader that ended here would leave a screen that says nothing
            Problem problem = Jobs.problemOf(e);
            boolean again = before && isPassing(problem);
            say(new Event.Failed(problem, again));
            await(again);
        }
    }

    /** False if the line was closed meanwhile. */
    private boolean keep(Terminal opened) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            shell = Optional.of(opened);
            output = Optional.of(new InputStreamReader(opened.output(), StandardCharsets.UTF_8));
            opened.resize(size);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isPassing(Problem problem) {
        return switch (problem) {
            case Problem.Unreachable _, Problem.Silent _, Problem.TimedOut _, Problem.ConnectionLost _ -> true;
            default -> false;
        };
    }

    private void ended() {
        OptionalInt status = shell.map(Terminal::status).orElse(OptionalInt.empty());
        drop();
        if (isClosed()) {
            return;
        }
        say(status.isPresent() ? new Event.Ended(status.getAsInt()) : new Event.Lost());
        await(status.isEmpty());
    }

    private void drop() {
        lock.lock();
        try {
            shell.ifPresent(Terminal::close);
            shell = Optional.empty();
            output = Optional.empty();
            enter = false;
        } finally {
            lock.unlock();
        }
    }

    /** On a line of its own, whatever the shell said last. */
    private void say(Event event) {
        told.accept(event);
        String sentence = words.apply(event);
        if (!sentence.isEmpty()) {
            own += (shellSpoke ? SOBER + NEW_LINE : "") + GREY + sentence + PLAIN + NEW_LINE;
            shellSpoke = false;
        }
    }

    /** What is to be said is read first; then the reader waits until Enter is pressed, or a pause is over. */
    private void await(boolean byItself) {
        pause = byItself ? pauses.get(Math.min(failures++, pauses.size() - 1)) : FOR_EVER;
    }

    private void pass() {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (left > 0 && !enter && !closed) {
                left = changed.awaitNanos(left);
            }
            enter = false;
            pause = Duration.ZERO;
        } catch (InterruptedException e) {
            closed = true; // whoever interrupts the reader wants no more of it
        } finally {
            lock.unlock();
        }
    }

    private Terminal.Size size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** What the person typed. Without a shell it goes nowhere, and Enter begins a new one. */
    void write(byte[] typed) throws IOException {
        Optional<Terminal> to;
        lock.lock();
        try {
            to = shell;
            if (to.isEmpty() && contains(typed, ENTER)) {
                enter = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (to.isPresent()) {
            OutputStream input = to.get().input();
            input.write(typed);
            input.flush();
        }
    }

    private static boolean contains(byte[] bytes, byte wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }

    void resize(Terminal.Size next) {
        lock.lock();
        try {
            size = next;
            shell.ifPresent(terminal -> terminal.resize(next));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            shell.ifPresent(Terminal::close);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
