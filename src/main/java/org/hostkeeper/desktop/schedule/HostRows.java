package org.hostkeeper.desktop.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.schedule.ByClock;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.Finding;
import org.hostkeeper.schedule.Lint;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.SchedulesProbe;

/**
 * The rows of one host, and what they were made of: as long as that is the same and none of them has started, they are taken
 * again as they are.
 *
 * @param closed whether crontabs of other users are missing, which root alone can read
 * @param until when the first of them starts, after which they have to be made anew
 */
record HostRows(Host host, Optional<Schedules> from, boolean fresh, boolean closed, Instant until, List<ScheduleRow> rows) {
    private static final SchedulesProbe PROBE = new SchedulesProbe();

    /**
     * The rows as they are in this state of the host.
     *
     * @param byRoot what root read of it, which has more crontabs than the facts
     */
    static HostRows of(Optional<HostRows> before, HostState state, Optional<Schedules> byRoot, Instant now) {
        Optional<Schedules> schedules = facts(state).map(facts -> byRoot.map(facts::withCrontabsOf).orElse(facts)).or(() -> byRoot);
        boolean fresh = state.link() instanceof Link.Connected;
        return before.filter(old -> old.holds(state.host(), schedules, fresh, now))
                .orElseGet(() -> made(state, schedules, fresh, now));
    }

    static Optional<Schedules> facts(HostState state) {
        return state.facts().of(PROBE).value();
    }

    private boolean holds(Host same, Optional<Schedules> schedules, boolean stillFresh, Instant now) {
        return host.equals(same) && fresh == stillFresh && now.isBefore(until) && from.map(HostRows::content).equals(schedules.map(HostRows::content));
    }

    /** Without the moment at which it was read. */
    private static List<Object> content(Schedules s) {
        return List.of(s.zone(), s.daemon(), s.closed(), s.files(), s.timers(), s.users());
    }

    private static HostRows made(HostState state, Optional<Schedules> schedules, boolean fresh, Instant now) {
        List<ScheduleRow> rows = new ArrayList<>();
        Optional<Instant> taken = fresh ? Optional.empty() : state.facts().of(PROBE).taken();
        schedules.ifPresent(on -> {
            Map<String, List<Finding>> findings = Lint.of(on, now).stream().collect(Collectors.groupingBy(Finding::where));
            for (CronJob job : on.jobs()) {
                Optional<Instant> next = job.next(now, on.clock(), 1).stream().findFirst().map(run -> run.at());
                List<Finding> own = Stream.of(job.file().path(), job.id())
                        .flatMap(where -> findings.getOrDefault(where, List.of()).stream())
                        .toList();
                rows.add(new ScheduleRow(state.host(), new ByClock.Cron(job), next, on.clock(), own, fresh, taken));
            }
            on.timers().forEach(timer -> rows.add(new ScheduleRow(
                    state.host(), new ByClock.Systemd(timer), timer.next(), on.clock(), List.of(), fresh, taken)));
        });
        Instant until = rows.stream().map(row -> row.next().orElse(Instant.MAX)).min(Instant::compareTo).orElse(Instant.MAX);
        return new HostRows(state.host(), schedules, fresh, schedules.filter(Schedules::closed).isPresent(), Objects.requireNonNull(until), rows);
    }
}
