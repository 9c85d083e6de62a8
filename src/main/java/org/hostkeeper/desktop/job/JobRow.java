package org.hostkeeper.desktop.job;

import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.job.Job;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.words.Text;

/**
 * One job as the drawer shows it.
 *
 * @param fraction 0 to 1, or negative while it is not known
 * @param words what it does now, or how it ended
 * @param ended when; empty while it runs
 */
record JobRow(Job<?> job, State state, Text title, Text words, double fraction, Optional<Instant> ended) {
    static JobRow of(Job<?> job) {
        Job.State now = job.state();
        Optional<Instant> ended = job.outcome().isDone() ? now.ended() : Optional.empty();
        return new JobRow(job, state(job, now), job.title(), words(job, now), now.fraction(), ended);
    }

    boolean running() {
        return ended.isEmpty();
    }

    private static State state(Job<?> job, Job.State now) {
        if (!job.outcome().isDone()) {
            return new State(Mark.WORKING, Text.of("desktop.job", now.cancelling() ? "stopping" : "running"));
        }
        return switch (job.outcome().join()) {
            case Outcome.Done<?> _ -> new State(Mark.OK, Text.of("desktop.job", "done"));
            case Outcome.Failed<?> _ -> new State(Mark.FAILED, Text.of("desktop.job", "failed"));
            case Outcome.Cancelled<?> _ -> new State(Mark.STOPPED, Text.of("desktop.job", "stopped"));
        };
    }

    private static Text words(Job<?> job, Job.State now) {
        return job.outcome().isDone() && job.outcome().join() instanceof Outcome.Failed<?> failed
                ? failed.problem().text()
                : now.what();
    }
}
