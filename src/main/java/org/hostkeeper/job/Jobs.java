package org.hostkeeper.job;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where long work is started, so that all of it can be seen and stopped. What a job throws ends here: a
 * problem is told, anything else is a bug that is logged with a code and told as one.
 */
public final class Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int KEPT = 100;

    private final Executor executor;
    private final Clock clock;
    private final List<Job<?>> all = new CopyOnWriteArrayList<>();
    private final List<Consumer<Job<?>>> listeners = new CopyOnWriteArrayList<>();

    public Jobs(Executor executor, Clock clock) {
        this.executor = executor;
        this.clock = clock;
    }

    /** A virtual thread for each job. */
    public static Jobs onVirtualThreads(Clock clock) {
        return new Jobs(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory()), clock);
    }

    /** Work is done before {@link #start} returns: for tests, and for commands that have nothing else to do. */
    public static Jobs inline(Clock clock) {
        return new Jobs(Runnable::run, clock);
    }

    /** Starts the work and tells those who watch. */
    public <T> Job<T> start(Text title, Work<T> work) {
        Job<T> job = new Job<>(title, clock);
        all.add(job);
        forgetOldest();
        listeners.forEach(l -> l.accept(job));
        executor.execute(() -> job.end(outcomeOf(job, work)));
        return job;
    }

    /** The running jobs and the last ended ones, oldest first. */
    public List<Job<?>> all() {
        return List.copyOf(all);
    }

    /** Lets go of the jobs that have ended; those that run stay. */
    public void forgetEnded() {
        all.removeIf(job -> job.outcome().isDone());
    }

    /** Called for each job as it starts, on the starting thread. */
    public void onStart(Consumer<Job<?>> listener) {
        listeners.add(listener);
    }

    /** The problem that this throwable tells, or a bug with a code whose details go to the log. */
    public static Problem problemOf(Throwable thrown) {
        if (thrown instanceof ProblemException known) {
            return known.problem();
        }
        String reference = Integer.toHexString(signature(thrown)).toUpperCase(java.util.Locale.ROOT);
        LOG.error("Bug {}", reference, thrown);
        return new Problem.Bug(reference);
    }

    private static <T> Outcome<T> outcomeOf(Job<T> job, Work<T> work) {
        try {
            return new Outcome.Done<>(work.run(job));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Cancelled<>();
        } catch (ProblemException e) {
            return job.cancelled() ? new Outcome.Cancelled<>() : new Outcome.Failed<>(e.problem());
        } catch (RuntimeException | Error e) {
            return new Outcome.Failed<>(problemOf(e));
        }
    }

    private void forgetOldest() {
        while (all.size() > KEPT) {
            all.stream().filter(j -> j.outcome().isDone()).findFirst().ifPresentOrElse(all::remove, () -> {});
            if (all.stream().noneMatch(j -> j.outcome().isDone())) {
                return;
            }
        }
    }

    /** The same bug has the same code on every machine: its type and where it was thrown. */
    private static int signature(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return (thrown.getClass().getName() + (trace.length == 0 ? "" : trace[0])).hashCode();
    }
}
