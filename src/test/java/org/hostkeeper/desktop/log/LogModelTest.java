package org.hostkeeper.desktop.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.module.logs.LogListener;
import org.hostkeeper.module.logs.LogRequest;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Followed logs, without a window. */
class LogModelTest {
    private static final HostName HALL = new HostName("hall-1");
    private static final LogRequest REQUEST =
            new LogRequest(Map.of(HALL, List.of("pump_1.service")), 100, Optional.empty());

    private final List<LogListener> listeners = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final LogModel model = new LogModel(
            (request, listener) -> {
                listeners.add(listener);
                return () -> closed.add(request.units().toString());
            },
            Runnable::run);

    @Test
    @DisplayName("A flood is bounded, and the newest lines stay")
    void bounded() {
        model.follow(REQUEST);
        say(25_000);
        assertThat(model.shown()).hasSize(LogModel.BOUND);
        assertThat(((LogRow.Said) model.shown().getLast()).message()).isEqualTo("line 24999");
    }

    @Test
    @DisplayName("Paused nothing moves; going on shows what came meanwhile")
    void pauses() {
        model.follow(REQUEST);
        say(2);
        model.paused().set(true);
        say(3);
        assertThat(model.shown()).hasSize(2);
        model.paused().set(false);
        assertThat(model.shown()).hasSize(5);
    }

    @Test
    @DisplayName("The filter keeps what fits, and what was told about the log itself")
    void filters() {
        model.follow(REQUEST);
        say(20);
        listeners.getLast().lost(HALL, new Problem.ConnectionLost("hall-1", "the log"));
        model.filter().set(" LINE 13 ");
        assertThat(model.shown()).hasSize(2);
        assertThat(((LogRow.Said) model.shown().getFirst()).message()).isEqualTo("line 13");
        assertThat(model.shown().getLast()).isInstanceOf(LogRow.Told.class);
    }

    @Test
    @DisplayName("Following something else ends the first and forgets its late lines")
    void anew() {
        model.follow(REQUEST);
        LogListener first = listeners.getFirst();
        model.follow(REQUEST);
        first.lines(List.of(line(1)));
        assertThat(closed).hasSize(1);
        assertThat(model.shown()).isEmpty();
        model.close();
        assertThat(closed).hasSize(2);
    }

    private void say(int count) {
        listeners.getLast().lines(IntStream.range(0, count).mapToObj(LogModelTest::line).toList());
    }

    private static LogLine line(int i) {
        return new LogLine(
                HALL, "pump_1.service", Instant.EPOCH.plusSeconds(i), 6, Optional.of(1), "line " + i, "cursor " + i);
    }
}
