package org.hostkeeper.agent.vm;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * Holds the watchdog of one machine for many threads: whoever does something waits for its turn here, and a thread of its own does
 * what the watchdog wants by itself, at the moment when it wants it.
 */
final class VmLane implements AutoCloseable {
    /** One use of the lane, for those who wait for how it comes out. */
    static final class Turn {
        private final boolean renews;
        private boolean done;
        private Optional<Problem> failed = Optional.empty();

        private Turn(boolean renews) {
            this.renews = renews;
        }
    }

    private final Watchdog dog;
    private final Clock clock;
    private final Consumer<Watchdog> seen;
    private final Predicate<Effect> atOnce;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Effect> wanted = new ArrayDeque<>();
    private final Thread thread;
    private Turn turn = new Turn(false);
    private boolean closed;

    /**
     * @param seen is shown the watchdog after each change, under the lock
     * @param atOnce takes what is done in no time, under the lock; false for what is not
     * @param later does the rest, on a thread of its own
     * @param first what that thread does before all else
     */
    VmLane(ControllerSettings settings, Watchdog.Before before, Clock clock,
            Consumer<Watchdog> seen, Predicate<Effect> atOnce, Consumer<Effect> later, Runnable first) {
        this.clock = clock;
        this.seen = seen;
        this.atOnce = atOnce;
        this.dog = new Watchdog(settings, before, now());
        this.thread = Thread.ofVirtual().name("vm-" + settings.vm()).unstarted(() -> run(first, later));
    }

    void start() {
        thread.start();
    }

    Moment now() {
        return new Moment(System.nanoTime(), LocalDateTime.ofInstant(clock.instant(), clock.getZone()));
    }

    private void run(Runnable first, Consumer<Effect> later) {
        first.run();
        for (Optional<Effect> effect = next(); effect.isPresent(); effect = next()) {
            try {
                later.accept(effect.get());
            } catch (RuntimeException e) {
                Jobs.problemOf(e); // it is in the log with a code, and the watch goes on
            }
        }
    }

    /** Empty when it is over. */
    private Optional<Effect> next() {
        lock.lock();
        try {
            follow();
            while (wanted.isEmpty() && !closed) {
                pause();
            }
            return closed ? Optional.empty() : Optional.of(wanted.remove());
        } catch (InterruptedException e) {
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void pause() throws InterruptedException {
        OptionalLong next = dog.next();
        if (next.isEmpty()) {
            changed.await();
        } else if (changed.awaitNanos(next.getAsLong() - System.nanoTime()) <= 0) {
            dog.time(now());
            follow();
        }
    }

    /** Asks or tells the watchdog something; what it wants then is done. */
    <T> T with(Function<Watchdog, T> work) {
        lock.lock();
        try {
            T answer = work.apply(dog);
            follow();
            return answer;
        } finally {
            lock.unlock();
        }
    }

    void tell(Consumer<Watchdog> work) {
        with(of -> {
            work.accept(of);
            return true;
        });
    }

    private void follow() {
        boolean more = false;
        for (Effect effect : dog.effects()) {
            if (!atOnce.test(effect)) {
                wanted.add(effect);
                more = true;
            }
            if (effect instanceof Effect.Renew) {
                turn = new Turn(true); // it has begun with the watchdog's wish
            }
        }
        seen.accept(dog);
        if (more) {
            changed.signalAll();
        }
    }

    /** Does it when nothing else is being done. */
    void take(Operation operation, Consumer<Watchdog> first, Runnable work) {
        lock.lock();
        try {
            while (!dog.begin(operation, true, now())) {
                await(changed);
            }
            turn = new Turn(operation.renews());
            first.accept(dog);
            follow();
        } finally {
            lock.unlock();
        }
        finish(work).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
    }

    /** As {@link #take}, but if a revert is being done already this waits for that one. */
    void join(Operation operation, Consumer<Watchdog> first, Runnable work) {
        lock.lock();
        try {
            if (dog.lane().now().isPresent() && turn.renews) {
                Turn other = turn;
                first.accept(dog); // not afterwards: somebody may have stopped it since
                while (!other.done) {
                    await(changed);
                }
                other.failed.ifPresent(problem -> {
                    throw new ProblemException(problem);
                });
                return;
            }
        } finally {
            lock.unlock();
        }
        take(operation, first, work);
    }

    /** The work of the turn that has begun. */
    Optional<Problem> finish(Runnable work) {
        Optional<Problem> failed = Optional.empty();
        try {
            work.run();
        } catch (RuntimeException e) {
            failed = Optional.of(Jobs.problemOf(e));
        }
        lock.lock();
        try {
            dog.ended(failed.map(Problem::text), now());
            turn.failed = failed;
            turn.done = true;
            follow();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return failed;
    }

    /** A part of what has been begun. */
    void step(Operation step, Runnable work) {
        tell(of -> of.does(step, now()));
        boolean well = false;
        try {
            work.run();
            well = true;
        } finally {
            boolean how = well;
            tell(of -> of.did(step, how, now()));
        }
    }

    /** Whether this comes true in time; it is looked at whenever somebody {@link #wake wakes}. */
    boolean await(BooleanSupplier condition, Duration limit) {
        lock.lock();
        try {
            long rest = limit.toNanos();
            while (!condition.getAsBoolean() && rest > 0 && !closed) {
                rest = changed.awaitNanos(rest);
            }
            return condition.getAsBoolean();
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await(Condition condition) {
        try {
            while (!condition.await(1, TimeUnit.MINUTES) && !closed) {
                // long work of others; each ends within its own limit
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        if (closed) {
            throw new ProblemException(new Problem.Cancelled("the watch"));
        }
    }

    private static ProblemException interrupted() {
        Thread.currentThread().interrupt();
        return new ProblemException(new Problem.Cancelled("the wait for a machine"));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
