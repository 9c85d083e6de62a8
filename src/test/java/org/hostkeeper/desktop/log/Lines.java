package org.hostkeeper.desktop.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.module.logs.LogListener;
import org.hostkeeper.module.logs.LogRequest;
import org.hostkeeper.problem.Problem;

/** Lines for the tests of this package, and a source that a test speaks through. */
final class Lines {
    static final HostName HALL = new HostName("hall-1");
    static final HostName SHOP = new HostName("shop-1");
    static final Instant START = Instant.parse("2026-03-14T09:00:00Z");
    static final LogRequest REQUEST =
            LogRequest.ofUnits(Map.of(HALL, List.of("pump_1.service"), SHOP, List.of("till.service")), 100);

    private Lines() {}

    static LogLine line(HostName host, int second, int priority, String message) {
        return new LogLine(
                host, "pump_1.service", START.plusSeconds(second), priority, Optional.of(41), message, "c" + second);
    }

    static List<LogLine> many(int from, int until) {
        return IntStream.range(from, until).mapToObj(i -> line(HALL, i, 6, "line " + i)).toList();
    }

    static LogRow row(HostName host, int second, String message) {
        return LogRow.Said.of(line(host, second, 6, message));
    }

    static List<String> messages(List<LogRow> rows) {
        return rows.stream()
                .map(row -> switch (row) {
                    case LogRow.Said said -> said.message();
                    case LogRow.Told told -> "-- " + told.words();
                })
                .toList();
    }

    /** Hosts that say what a test lets them say. */
    static final class Spoken implements LogSource {
        final List<LogListener> listeners = new CopyOnWriteArrayList<>();
        final List<LogRequest> asked = new CopyOnWriteArrayList<>();
        final List<Consumer<Past>> waiting = new CopyOnWriteArrayList<>();
        int closed;
        int retried;

        @Override
        public Following follow(LogRequest request, LogListener listener) {
            asked.add(request);
            listeners.add(listener);
            return Following.of(() -> retried++, () -> closed++);
        }

        @Override
        public void around(LogRequest request, Instant moment, Consumer<Past> told) {
            asked.add(request);
            waiting.add(told);
        }

        void say(List<LogLine> lines) {
            listeners.getLast().lines(lines);
        }

        void lose(HostName host) {
            listeners.getLast().lost(host, new Problem.ConnectionLost(host.value(), "the log"));
        }
    }
}
