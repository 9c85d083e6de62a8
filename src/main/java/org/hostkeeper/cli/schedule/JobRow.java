package org.hostkeeper.cli.schedule;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.Run;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.Timer;

/**
 * A job or a timer as scripts see it; the components are the keys.
 *
 * @param kind cron or timer
 * @param line from 1; empty for a timer
 * @param state runs, never, off, template, invalid, ignored, set-aside, daemon-down; for a timer runs or off
 * @param why what keeps it from running, for people
 * @param next when it starts, in the host's zone; empty if it does not
 * @param planned when it would start if nothing kept it from it
 */
record JobRow(
        String host,
        String id,
        String kind,
        String file,
        OptionalInt line,
        String user,
        String schedule,
        String words,
        String command,
        String state,
        Optional<String> why,
        String zone,
        Optional<OffsetDateTime> next,
        List<OffsetDateTime> planned,
        Map<String, String> environment) {
    private static final int PLANNED = 5;

    static JobRow of(HostName host, Schedules on, CronJob job, Instant now, Terminal terminal) {
        return new JobRow(
                host.value(),
                job.id(),
                "cron",
                job.file().path(),
                OptionalInt.of(job.line() + 1),
                job.user(),
                job.fields(),
                job.words().map(terminal::say).orElse(""),
                job.command(),
                job.state().code(),
                job.why().map(terminal::say),
                on.clock().getId(),
                job.next(now, on.clock(), 1).stream().findFirst().map(run -> local(run, on)),
                job.planned(now, on.clock(), PLANNED).stream().map(run -> local(run, on)).toList(),
                job.environment());
    }

    static JobRow of(HostName host, Schedules on, Timer timer) {
        List<OffsetDateTime> next = timer.next().stream().map(at -> at.atZone(on.clock()).toOffsetDateTime()).toList();
        return new JobRow(
                host.value(),
                timer.unit(),
                "timer",
                timer.path(),
                OptionalInt.empty(),
                "",
                String.join(", ", timer.calendar().isEmpty() ? timer.monotonic() : timer.calendar()),
                timer.description(),
                timer.activates(),
                timer.active() ? "runs" : "off",
                Optional.empty(),
                on.clock().getId(),
                next.stream().findFirst(),
                next,
                Map.of());
    }

    private static OffsetDateTime local(Run run, Schedules on) {
        return run.at().atZone(on.clock()).toOffsetDateTime();
    }
}
