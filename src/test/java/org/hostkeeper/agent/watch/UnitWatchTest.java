package org.hostkeeper.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The watch over units")
class UnitWatchTest {
    private final FakeSystemd systemd = new FakeSystemd();
    private final List<UnitEvent> events = new CopyOnWriteArrayList<>();
    private final List<Problem> problems = new CopyOnWriteArrayList<>();
    private final UnitWatch watch = new UnitWatch(
            systemd, new RestartRule(2, Duration.ofMinutes(1), Duration.ofMillis(300)), Clock.systemUTC());

    UnitWatchTest() {
        watch.onEvent(events::add);
        watch.onProblem(problems::add);
    }

    @AfterEach
    void close() {
        watch.close();
    }

    private List<String> told() {
        return events.stream().map(e -> e.unit() + " " + e.condition() + (e.first() ? " found" : "")).toList();
    }

    @Test
    @DisplayName("tells what it finds, then each change of the units that were chosen, and of no others")
    void tells() {
        systemd.set("a.service", "active", 0);
        systemd.set("b.service", "failed", 0);
        watch.choose(List.of("a.service", "b.service"));
        watch.start();
        await().until(() -> events.size() == 2);
        systemd.change("c.service", "failed", 0);
        systemd.change("a.service", "failed", 0);
        await().until(() -> events.size() == 3);

        assertThat(told()).startsWith(told().get(0)).containsExactlyInAnyOrder(
                "a.service RUNNING found", "b.service FAILED found", "a.service FAILED");
        assertThat(watch.now("a.service")).map(UnitEvent::condition).contains(Condition.FAILED);
        watch.choose(Set.of("b.service"));
        await().until(() -> watch.now("a.service").isEmpty());
    }

    @Test
    @DisplayName("loses nothing that changed while the bus was away, and says that it was")
    void reconnects() {
        systemd.set("a.service", "active", 0);
        watch.choose(List.of("a.service"));
        watch.start();
        await().until(() -> events.size() == 1);
        systemd.goAway();
        systemd.set("a.service", "failed", 0);
        await().until(() -> !problems.isEmpty());
        systemd.comeBack();

        await().until(() -> told().equals(List.of("a.service RUNNING found", "a.service FAILED")));
    }

    @Test
    @DisplayName("does not lose a signal that comes while units are read anew")
    void duringRead() {
        systemd.set("a.service", "active", 0);
        systemd.beforeRead(() -> systemd.change("a.service", "failed", 0));
        watch.choose(List.of("a.service"));
        watch.start();

        await().until(() -> watch.now("a.service").map(UnitEvent::condition).equals(Optional.of(Condition.FAILED)));
    }

    @Test
    @DisplayName("takes a unit that passes through failed on its way to a restart for no failure")
    void passage() {
        systemd.set("a.service", "active", 0);
        watch.choose(List.of("a.service"));
        watch.start();
        await().until(() -> events.size() == 1);
        systemd.set("a.service", "activating", 1);
        systemd.signal("a.service", Map.of("ActiveState", "failed"));
        systemd.change("a.service", "activating", 1);

        await().until(() -> told().equals(List.of("a.service RUNNING found", "a.service CHANGING")));
    }

    @Test
    @DisplayName("tells that a restarting unit is calm although nothing happens any more")
    void calm() {
        systemd.set("a.service", "active", 0);
        watch.choose(List.of("a.service"));
        watch.start();
        await().until(() -> events.size() == 1);
        systemd.change("a.service", "active", 2);

        await().until(() -> told().equals(
                List.of("a.service RUNNING found", "a.service RESTARTING", "a.service RUNNING")));
        assertThat(systemd.reads.get()).as("nothing is polled").isEqualTo(1);
    }

    /** A service manager that does what a test says. */
    private static final class FakeSystemd implements Systemd {
        private final Map<String, Map<String, Object>> units = new ConcurrentHashMap<>();
        private volatile Optional<Listener> listener = Optional.empty();
        private volatile Optional<Runnable> beforeRead = Optional.empty();
        private volatile boolean away;
        private final AtomicInteger reads = new AtomicInteger();

        void set(String unit, String active, int restarts) {
            units.put(unit, Map.of("ActiveState", active, "NRestarts", restarts, "StateChangeTimestamp", 1L));
        }

        private Map<String, Object> of(String unit) {
            return Objects.requireNonNull(units.get(unit));
        }

        void change(String unit, String active, int restarts) {
            set(unit, active, restarts);
            signal(unit, of(unit));
        }

        void signal(String unit, Map<String, Object> properties) {
            listener.orElseThrow().changed(unit, new HashMap<>(properties));
        }

        void beforeRead(Runnable doing) {
            beforeRead = Optional.of(doing);
        }

        void goAway() {
            away = true;
            listener.orElseThrow().lost("planted");
        }

        void comeBack() {
            away = false;
        }

        @Override
        public Session open(Listener told) {
            if (away) {
                throw new ProblemException(new Problem.ServerUnavailable(
                        Text.literal("systemd"), "bus", Text.literal("planted at " + Instant.EPOCH)));
            }
            listener = Optional.of(told);
            return new Session() {
                @Override
                public Map<String, Object> read(String unit) {
                    reads.incrementAndGet();
                    Map<String, Object> before = of(unit);
                    beforeRead.ifPresent(Runnable::run);
                    return before;
                }

                @Override
                public String state(String unit) {
                    return String.valueOf(of(unit).get("ActiveState"));
                }

                @Override
                public void close() {
                    listener = Optional.of(told);
                }
            };
        }
    }
}
