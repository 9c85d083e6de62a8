package org.hostkeeper.cli.schedule;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.JobRun;
import org.hostkeeper.schedule.LogFile;
import org.hostkeeper.schedule.MissedRun;
import org.hostkeeper.schedule.MissedRuns;
import org.hostkeeper.words.Text;

/**
 * A job's run, or that none is recorded, as scripts see it.
 *
 * @param due when it was to start and did not; empty of a run
 * @param why it did not: host-off, cron-off or no-start
 * @param missedSince from when on missed starts of the job are known; empty if they are not
 * @param ending well, failed, killed, running, missed or not-recorded
 * @param number the status or the signal
 * @param overlaps whether an earlier one was at work still
 * @param source journal, of a missed start what of the journal tells why: journal-boots, journal-units or journal; log-file if the journal knows no run and the job's log file is there; else empty
 * @param logChanged when that file was changed, which need not have been by a run
 */
record RunRow(
        String host,
        String id,
        String user,
        String command,
        Optional<OffsetDateTime> due,
        Optional<String> why,
        Optional<OffsetDateTime> missedSince,
        Optional<OffsetDateTime> started,
        Optional<OffsetDateTime> ended,
        Optional<Double> seconds,
        String ending,
        Optional<Integer> number,
        boolean overlaps,
        Optional<String> source,
        Optional<String> logFile,
        Optional<OffsetDateTime> logChanged) {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    static RunRow missed(HostName host, CronJob job, MissedRun missed, MissedRuns of, ZoneId zone) {
        String source = switch (missed.why()) {
            case HOST_OFF -> "journal-boots";
            case CRON_OFF -> "journal-units";
            case NO_START -> "journal";
        };
        return new RunRow(
                host.value(), job.id(), job.user(), job.command(), Optional.of(missed.due().atZone(zone).toOffsetDateTime()),
                Optional.of(missed.why().code()), since(of, zone), Optional.empty(), Optional.empty(), Optional.empty(), "missed",
                Optional.empty(), false, Optional.of(source), Optional.empty(), Optional.empty());
    }

    private static Optional<OffsetDateTime> since(MissedRuns missed, ZoneId zone) {
        return missed.since().map(since -> since.atZone(zone).toOffsetDateTime());
    }

    static RunRow none(HostName host, CronJob job, Optional<LogFile> file, MissedRuns missed, ZoneId zone) {
        return new RunRow(
                host.value(), job.id(), job.user(), job.command(), Optional.empty(), Optional.empty(), since(missed, zone), Optional.empty(), Optional.empty(), Optional.empty(), "not-recorded",
                Optional.empty(), false, file.map(_ -> "log-file"), file.map(LogFile::path),
                file.map(one -> one.changed().atZone(zone).toOffsetDateTime()));
    }

    static RunRow of(HostName host, CronJob job, JobRun run, boolean overlaps, MissedRuns missed, ZoneId zone) {
        return new RunRow(
                host.value(),
                job.id(),
                job.user(),
                job.command(),
                Optional.empty(),
                Optional.empty(),
                since(missed, zone),
                Optional.of(run.started().atZone(zone).toOffsetDateTime()),
                run.ended().map(end -> end.atZone(zone).toOffsetDateTime()),
                run.took().map(took -> took.toMillis() / 1e3),
                RunWords.code(run.ending()),
                RunWords.number(run.ending()),
                overlaps,
                Optional.of("journal"),
                Optional.empty(),
                Optional.empty());
    }

    List<Cell> cells(Terminal terminal) {
        return List.of(
                Cell.of(host),
                Cell.of(id),
                Cell.of(moment().map(CronRuns.SECOND::format).orElseGet(() -> terminal.say(unknown()))),
                Cell.of(seconds.map(s -> terminal.say(took(s))).orElse("")),
                why.isPresent() ? Cell.state(terminal.say(Text.of("schedule", "missed." + why.get())), Tone.ATTENTION) : Cell.state(shownEnding(terminal), overlaps && !isBad() ? Tone.ATTENTION : RunWords.tone(ending)),
                Cell.of(user),
                Cell.of(command));
    }

    /** When it started or was to start. */
    Optional<OffsetDateTime> moment() {
        return started.or(() -> due);
    }

    private boolean isBad() {
        return RunWords.tone(ending) == Tone.FAILED;
    }

    private Text unknown() {
        return logChanged.map(at -> Text.of("schedule", "run.log-changed", CronRuns.SECOND.format(at)))
                .orElseGet(() -> Text.of("schedule", "run.not-recorded"));
    }

    private String shownEnding(Terminal terminal) {
        String overlap = overlaps ? ", " + terminal.say(Text.of("schedule", "run.overlaps")) : "";
        return started.isEmpty() ? "" : terminal.say(Text.of("schedule", "run." + ending, number.orElse(0))) + overlap;
    }

    /** Tenths of a second tell something of short runs only. */
    static Text took(double seconds) {
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return Text.of("schedule", "run.seconds", seconds);
        }
        return whole < HOUR
                ? Text.of("schedule", "run.minutes", whole / MINUTE, whole % MINUTE)
                : Text.of("schedule", "run.hours", whole / HOUR, whole % HOUR / MINUTE);
    }
}
