package org.hostkeeper.plan.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.host.PlanFolders;
import org.hostkeeper.plan.host.PlanFolders.Take;
import org.hostkeeper.words.Text;

/**
 * Takes a plan over as soon as it is certain that its console has gone: that console's last sign must be some seconds old.
 * Who resumes right after a crash waits for that instead of being refused.
 */
record Waiting(PlanFolders folders, Clock clock, Progress progress) {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    Take take(PlanId id, String token, String console) {
        Instant until = clock.instant().plus(LONGEST);
        Take take = folders.take(id, token, console);
        while (take instanceof Take.Alive && clock.instant().isBefore(until) && !progress.cancelled() && paused(id)) {
            take = folders.take(id, token, console);
        }
        return take;
    }

    private boolean paused(PlanId id) {
        progress.report(Text.of("plan.apply", "waiting", id.value()), Progress.UNKNOWN);
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
