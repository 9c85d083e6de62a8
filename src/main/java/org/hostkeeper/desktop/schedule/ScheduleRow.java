package org.hostkeeper.desktop.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.ByClock;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.Finding;
import org.hostkeeper.schedule.Timer;
import org.hostkeeper.words.Text;

/**
 * A job of cron or a timer on a host as the page shows it.
 *
 * @param what which of the two it is
 * @param next when it starts next; empty if it does not, or nobody can know
 * @param zone of the host's clock
 * @param findings what the lint says of it or of its file
 * @param fresh whether its host is connected; what is not fresh is shown as old
 * @param taken when it was read, by this console's clock
 */
record ScheduleRow(
        Host host, ByClock what, Optional<Instant> next, ZoneId zone, List<Finding> findings, boolean fresh, Optional<Instant> taken) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final int LONGEST_TITLE = 34;

    /** Which job where: what a row is known by. */
    record Key(HostName host, String id) {}

    Key key() {
        return new Key(host.name(), what.id());
    }

    Optional<CronJob> job() {
        return what instanceof ByClock.Cron(CronJob job) ? Optional.of(job) : Optional.empty();
    }

    /** The command, or the unit that a timer starts. */
    String name() {
        return what.name();
    }

    /** The same, no longer than a title may be. */
    String title() {
        return name().length() <= LONGEST_TITLE ? name() : name().substring(0, LONGEST_TITLE - 1).strip() + "…";
    }

    State state() {
        Text word = switch (what) {
            case ByClock.Cron(CronJob job) -> job.state().words();
            case ByClock.Systemd(Timer timer) -> (timer.active() ? CronJob.State.RUNS : CronJob.State.OFF).words();
        };
        return fresh ? new State(mark(), word) : new State(Mark.UNKNOWN, Text.of("desktop.schedule", "state.was", word));
    }

    Mark mark() {
        if (!fresh) {
            return Mark.UNKNOWN;
        }
        return switch (what) {
            case ByClock.Systemd(Timer timer) -> timer.active() ? Mark.OK : Mark.STOPPED;
            case ByClock.Cron(CronJob job) -> switch (job.state()) {
                case RUNS -> Mark.OK;
                case OFF, SET_ASIDE -> Mark.STOPPED;
                case NEVER, TEMPLATE -> Mark.ATTENTION;
                case INVALID, IGNORED, DAEMON_DOWN -> Mark.FAILED;
            };
        };
    }

    Text when() {
        return switch (what) {
            case ByClock.Cron(CronJob job) -> job.words().orElseGet(() -> Text.literal(job.fields()));
            case ByClock.Systemd(Timer timer) -> Text.literal(String.join(", ", timer.calendar().isEmpty() ? timer.monotonic() : timer.calendar()));
        };
    }

    /** In the host's own time. */
    String nextTime() {
        return next.map(this::local).orElse("");
    }

    String local(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    /** When it last started, where anybody keeps that: systemd does for its timers. */
    Text last() {
        return switch (what) {
            case ByClock.Systemd(Timer timer) when timer.last().isPresent() -> Text.literal(local(timer.last().get()));
            case ByClock.Systemd _, ByClock.Cron _ -> Text.of("desktop.schedule", "last.none");
        };
    }

    String user() {
        return job().map(CronJob::user).orElse("root");
    }

    double marks() {
        return findings.isEmpty() ? Double.NaN : findings.size();
    }

    boolean matches(String filter) {
        if (filter.isBlank()) {
            return true;
        }
        String file = switch (what) {
            case ByClock.Cron(CronJob job) -> job.file().path() + " " + job.fields();
            case ByClock.Systemd(Timer timer) -> timer.path() + " " + timer.description();
        };
        String all = String.join(" ", name(), host.name().value(), user(), file).toLowerCase(Locale.ROOT);
        return Stream.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }
}
