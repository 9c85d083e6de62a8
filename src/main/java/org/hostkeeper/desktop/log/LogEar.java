package org.hostkeeper.desktop.log;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hostkeeper.desktop.fx.Funnel;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogFollow;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.module.logs.LogListener;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** Hears a followed log on its threads and makes rows of it: a gap is one too, with when it began and when it ended. */
final class LogEar implements LogListener {
    private static final String BUNDLE = "desktop.log";

    private final Funnel<LogRow> funnel;
    private final InstantSource clock;
    private final Map<HostName, Instant> lostAt = new ConcurrentHashMap<>();

    LogEar(Funnel<LogRow> funnel, InstantSource clock) {
        this.funnel = funnel;
        this.clock = clock;
    }

    @Override
    public void lines(List<LogLine> lines) {
        lines.forEach(line -> funnel.add(LogRow.Said.of(line)));
    }

    @Override
    public void lost(HostName host, Problem problem) {
        Instant now = clock.instant();
        lostAt.putIfAbsent(host, now);
        String key = LogFollow.waitsForAPerson(problem) ? "lost.waits" : "lost";
        funnel.add(new LogRow.Told(now, Text.of(BUNDLE, key, host.value(), problem.text())));
    }

    @Override
    public void resumed(HostName host, Instant since, boolean whole) {
        Instant now = clock.instant();
        Instant from = lostAt.getOrDefault(host, since);
        lostAt.remove(host);
        funnel.add(new LogRow.Told(
                now,
                Text.of(BUNDLE, whole ? "gap.whole" : "gap.shortened", host.value(), LogTimes.clock(from), LogTimes.clock(now))));
    }
}
