package org.hostkeeper.cli.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.ExecutionException;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.assembly.ProgramEnd;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.job.Job;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Work;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Runs work as a job and waits for it. Ctrl+C (and SIGTERM) asks the job to stop and gives it time to take back what it
 * did, so that a host is not left in between because somebody was impatient.
 */
public final class Running {
    private static final long PATIENCE_SECONDS = 60;

    private final Assembly house;
    private final Terminal terminal;

    public Running(Assembly house, Terminal terminal) {
        this.house = house;
        this.terminal = terminal;
    }

    public <T> T job(Text title, Work<T> work) {
        Job<T> job = house.jobs().start(title, work);
        return awaited(title, job, () -> stop(job));
    }

    /** For work that only looks, and that a person ends with Ctrl+C as a matter of course: nothing is said, nothing awaited. */
    public <T> T quietly(Text title, Work<T> work) {
        Job<T> job = house.jobs().start(title, work);
        return awaited(title, job, job::cancel);
    }

    private <T> T awaited(Text title, Job<T> job, Runnable atEnd) {
        try (ProgramEnd _ = ProgramEnd.does(atEnd)) {
            return switch (job.outcome().join()) {
                case Outcome.Done<T>(T value) -> value;
                case Outcome.Failed<T>(Problem problem) -> throw new ProblemException(problem);
                case Outcome.Cancelled<T> _ -> throw new ProblemException(new Problem.Cancelled(terminal.say(title)));
            };
        }
    }

    private void stop(Job<?> job) {
        terminal.err().println(terminal.say("stopping"));
        job.cancel();
        await(job.outcome());
    }

    private void await(CompletableFuture<?> outcome) {
        try {
            outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            terminal.err().println(terminal.say("stopping.late"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A job's outcome never ends exceptionally", e);
        }
    }
}
