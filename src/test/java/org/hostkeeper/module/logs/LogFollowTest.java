package org.hostkeeper.module.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hostkeeper.fleet.Fleet;
import org.hostkeeper.fleet.Limits;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Following;
import org.hostkeeper.remote.OnlyRuns;
import org.hostkeeper.remote.Output;
import org.hostkeeper.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A journal of a host that is read")
class LogFollowTest {
    private static final HostName HALL = new HostName("hall-1");
    private static final Instant START = Instant.parse("2026-03-14T09:00:00Z");
    private static final Limits LIMITS =
            new Limits(5, Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofDays(1), Duration.ofDays(1));
    private static final Problem CUT = new Problem.ConnectionLost(HALL.value(), "journalctl");

    private final Store store = Store.inMemory();
    private final Spoken hall = new Spoken();
    private final HeardLog heard = new HeardLog();
    private final Fleet fleet = fleet();

    private Fleet fleet() {
        store.inventory().add(Host.local(HALL, Sudo.NONE));
        return new Fleet(store.inventory(), _ -> hall, store.facts(), List.of(), Clock.systemUTC(), LIMITS);
    }

    @AfterEach
    void close() {
        fleet.close();
        store.close();
    }

    private LogFollow follow(int lines) {
        LogFollow follow = new LogFollow(
                fleet, LogRequest.ofUnits(Map.of(HALL, List.of("pump.service")), lines), heard, LIMITS, Clock.systemUTC());
        follow.start();
        return follow;
    }

    @Test
    @DisplayName("goes on after a cut where it began, if nothing of the past was wanted and nothing was said before the cut")
    void onlyWhatComes() {
        try (LogFollow _ = follow(0)) {
            await().until(() -> hall.streams.size() == 1);
            hall.streams.getFirst().end.completeExceptionally(new ProblemException(CUT));
            await().until(() -> hall.streams.size() == 2);
            assertThat(hall.streams.getLast().command.arguments()).contains("--after-cursor=newest", "--lines=all");
            hall.streams.getLast().lines.accept(line(5));
            await().until(() -> heard.lines().size() == 1);
        }
    }

    @Test
    @DisplayName("that ends with a fault is told with what journalctl said of it")
    void journalctlsWords() {
        try (LogFollow _ = follow(10)) {
            await().until(() -> hall.streams.size() == 1);
            hall.streams.getFirst().said = "Compiled without pattern matching support\n";
            hall.streams.getFirst().end.complete(1);
            await().until(() -> !heard.lost().isEmpty());
            assertThat(heard.lost().getFirst())
                    .isEqualTo(new Problem.CommandFailed(HALL.value(), "journalctl", 1, "Compiled without pattern matching support"));
        }
    }

    @Test
    @DisplayName("that ends at once each time is tried at ever longer pauses, and not for ever as if it had gone well")
    void pauses() {
        hall.onStream = stream -> stream.end.complete(1);
        Limits doubling = new Limits(5, Duration.ofMillis(50), Duration.ofMinutes(2), Duration.ofDays(1), Duration.ofDays(1));
        long start = System.nanoTime();
        try (LogFollow follow = new LogFollow(
                fleet, LogRequest.ofUnits(Map.of(HALL, List.of("pump.service")), 10), heard, doubling, Clock.systemUTC())) {
            follow.start();
            await().until(() -> hall.streams.size() == 6);
        }
        // 50 + 100 + 200 + 400 + 800 ms, each of which may be a quarter shorter
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_160));
    }

    @Test
    @DisplayName("that was cut and then needs a person says that too: it was told only that it is tried again, and never was")
    void waitsAfterACut() {
        Problem denied = new Problem.AccessDenied(HALL.value(), "op", "publickey");
        try (LogFollow _ = follow(10)) {
            await().until(() -> hall.streams.size() == 1);
            hall.onStream = _ -> {
                throw new ProblemException(denied);
            };
            hall.streams.getFirst().end.completeExceptionally(new ProblemException(CUT));
            await().until(() -> heard.lost().equals(List.of(CUT, denied)));
        }
    }

    @Test
    @DisplayName("does not fall silent without a word when something goes wrong that nobody thought of")
    void unforeseen() {
        hall.onStream = _ -> {
            throw new IllegalStateException("nobody thought of this");
        };
        try (LogFollow follow = follow(10)) {
            await().until(() -> heard.lost().size() == 1);
            assertThat(heard.lost().getFirst()).isInstanceOf(Problem.Bug.class);
            hall.onStream = stream -> stream.lines.accept(line(5));
            follow.retry();
            await().until(() -> heard.lines().size() == 1);
        }
    }

    @Test
    @DisplayName("around a moment is a problem if it is cut in its midst, and not a shorter journal")
    void aroundIsCut() {
        LogRequest request = LogRequest.ofUnits(Map.of(HALL, List.of("pump.service")), 10);
        hall.onStream = stream -> {
            stream.lines.accept(line(1));
            stream.end.completeExceptionally(new ProblemException(CUT));
        };
        assertThatThrownBy(() -> new LogReader().around(hall, request, START))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isEqualTo(CUT));
        hall.onStream = stream -> {
            stream.said = "Failed to open files";
            stream.end.complete(1);
        };
        assertThatThrownBy(() -> new LogReader().around(hall, request, START)).hasMessageContaining("Failed to open files");
    }

    @Test
    @DisplayName("around a moment ends where the journal does")
    void aroundIsShort() throws InterruptedException {
        hall.onStream = stream -> {
            stream.lines.accept(line(1));
            stream.end.complete(0);
        };
        LogRequest request = LogRequest.ofUnits(Map.of(HALL, List.of("pump.service")), 10);
        assertThat(new LogReader().around(hall, request, START)).extracting(LogLine::cursor).contains("c1");
    }

    private static String line(int second) {
        return "{\"__CURSOR\":\"%s\",\"__REALTIME_TIMESTAMP\":\"%d000000\",\"MESSAGE\":\"m\",\"_SYSTEMD_UNIT\":\"pump.service\"}"
                .formatted(second == 0 ? "newest" : "c" + second, START.getEpochSecond() + second);
    }

    /** A journal that a test lets speak. */
    private static final class Spoken extends OnlyRuns {
        private final List<Stream> streams = new CopyOnWriteArrayList<>();
        private volatile Consumer<Stream> onStream = _ -> {};

        @Override
        public HostName host() {
            return HALL;
        }

        @Override
        public String user() {
            return "op";
        }

        @Override
        public Output run(Command command) {
            return new Output(0, (line(0) + "\n").getBytes(StandardCharsets.UTF_8), new byte[0]);
        }

        @Override
        public Following stream(Command command, Consumer<String> lines) {
            Stream stream = new Stream(command, lines);
            streams.add(stream);
            onStream.accept(stream);
            return stream;
        }
    }

    private static final class Stream implements Following {
        private final Command command;
        private final Consumer<String> lines;
        private final CompletableFuture<Integer> end = new CompletableFuture<>();
        private volatile String said = "";

        Stream(Command command, Consumer<String> lines) {
            this.command = command;
            this.lines = lines;
        }

        @Override
        public CompletableFuture<Integer> ended() {
            return end;
        }

        @Override
        public String error() {
            return said;
        }

        @Override
        public void close() {
            end.complete(0);
        }
    }
}
