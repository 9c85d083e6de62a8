package org.hostkeeper.desktop.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.CronLog;
import org.hostkeeper.schedule.JobRun;
import org.hostkeeper.schedule.MissedRun;
import org.hostkeeper.schedule.MissedRuns;
import org.hostkeeper.words.Text;

/**
 * A start of a job that came, with how its run ended, or that was due and did not come, with the reason.
 *
 * @param at when it came or was due
 */
record PastStart(Instant at, State state) {
    /** The newest of a job, the newest first. */
    static List<PastStart> of(CronJob job, CronLog log, MissedRuns missed, int most) {
        return Stream.concat(log.of(job).stream().map(PastStart::of), missed.missed().stream().map(PastStart::of))
                .sorted(Comparator.comparing(PastStart::at).reversed())
                .limit(most)
                .toList();
    }

    private static PastStart of(MissedRun missed) {
        return new PastStart(missed.due(), new State(Mark.ATTENTION, missed.why().words()));
    }

    private static PastStart of(JobRun run) {
        return new PastStart(run.started(), switch (run.ending()) {
            case JobRun.Ending.Well _ -> new State(Mark.OK, text("well", 0));
            case JobRun.Ending.Failed(int status) -> new State(Mark.FAILED, text("failed", status));
            case JobRun.Ending.Killed(int signal) -> new State(Mark.FAILED, text("killed", signal));
            case JobRun.Ending.Open _ -> new State(Mark.WORKING, text("running", 0));
            case JobRun.Ending.NotRecorded _ -> new State(Mark.UNKNOWN, Text.of("desktop.schedule", "past.started"));
        });
    }

    private static Text text(String ending, int number) {
        return Text.of("schedule", "run." + ending, number);
    }

    /** As the host's clock says it. */
    ZonedDateTime local(ZoneId zone) {
        return at.atZone(zone);
    }
}
