package org.hostkeeper.module.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;

/** Keeps what it hears of followed journals, for tests. Safe from any thread. */
public final class HeardLog implements LogListener {
    private final List<LogLine> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<Problem> lost = new CopyOnWriteArrayList<>();
    private final List<HostName> resumed = new CopyOnWriteArrayList<>();

    @Override
    public void lines(List<LogLine> more) {
        lines.addAll(more);
    }

    @Override
    public void lost(HostName host, Problem problem) {
        lost.add(problem);
    }

    @Override
    public void resumed(HostName host, Instant since, boolean whole) {
        if (whole) {
            resumed.add(host);
        }
    }

    /** All lines so far. */
    public List<LogLine> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Messages that begin so. */
    public List<String> words(String beginning) {
        return lines().stream().map(LogLine::message).filter(message -> message.startsWith(beginning)).toList();
    }

    public List<Problem> lost() {
        return List.copyOf(lost);
    }

    /** Hosts that went on without a gap. */
    public List<HostName> resumed() {
        return List.copyOf(resumed);
    }
}
