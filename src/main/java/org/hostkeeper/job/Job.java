package org.hostkeeper.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hostkeeper.words.Text;

/**
 * One piece of long work that can be watched, left and found again in the drawer, and cancelled. Listeners are called
 * on the thread that changed something; a window crosses to its own thread itself.
 */
public final class Job<T> implements Progress {
    /** Where a job stands now; {@code ended} is empty while it runs. */
    public record State(Text what, double fraction, boolean cancelling, Optional<Instant> ended) {}

    private final Text title;
    private final Instant started;
    private final Clock clock;
    private final CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> cancelActions = new CopyOnWriteArrayList<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile State state;

    Job(Text title, Clock clock) {
        this.title = title;
        this.clock = clock;
        this.started = clock.instant();
        this.state = new State(title, UNKNOWN, false, Optional.empty());
    }

    public Text title() {
        return title;
    }

    public Instant started() {
        return started;
    }

    public State state() {
        return state;
    }

    /** Ends exactly once, never exceptionally. */
    public CompletableFuture<Outcome<T>> outcome() {
        return outcome;
    }

    /** Called after each change of {@link #state()}, the end included. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Asks the work to stop; it ends when it next looks, and what it did until then is undone by the work itself. */
    public void cancel() {
        if (cancelled.compareAndSet(false, true)) {
            change(new State(state.what(), state.fraction(), true, state.ended()));
            cancelActions.forEach(this::runOnce);
        }
    }

    @Override
    public void report(Text what, double fraction) {
        change(new State(what, fraction, cancelled.get(), Optional.empty()));
    }

    @Override
    public boolean cancelled() {
        return cancelled.get();
    }

    @Override
    public void onCancel(Runnable action) {
        cancelActions.add(action);
        if (cancelled.get()) {
            runOnce(action);
        }
    }

    void end(Outcome<T> how) {
        state = new State(state.what(), 1, cancelled.get(), Optional.of(clock.instant()));
        outcome.complete(how);
        listeners.forEach(Runnable::run);
    }

    private void runOnce(Runnable action) {
        if (cancelActions.remove(action)) {
            action.run();
        }
    }

    private void change(State next) {
        state = next;
        listeners.forEach(Runnable::run);
    }
}
