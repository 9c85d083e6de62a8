package org.hostkeeper.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A unit")
class UnitJudgeTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final UnitJudge judge = new UnitJudge("pump.service", RestartRule.usual());
    private Instant now = START;

    private static UnitReading reading(String active, String sub, String result, int restarts) {
        return UnitReading.of(Map.of("ActiveState", active, "SubState", sub, "Result", result, "NRestarts", restarts));
    }

    private Condition sees(String active, String sub, int restarts) {
        judge.judge(reading(active, sub, "exit-code", restarts), now);
        return judge.last().orElseThrow().condition();
    }

    @ParameterizedTest(name = "{0}/{1}")
    @CsvSource({
        "active, running, RUNNING", "active, exited, RUNNING", "inactive, dead, STOPPED", "failed, failed, FAILED",
        "activating, start-pre, CHANGING", "activating, auto-restart, CHANGING", "deactivating, stop-sigterm, CHANGING",
        "reloading, reload, CHANGING", "maintenance, maintenance, CHANGING", "refreshing, refresh, CHANGING"
    })
    @DisplayName("is no failure while it is on its way (the deployed manager mailed at activating):")
    void conditions(String active, String sub, Condition condition) {
        Condition seen = judge.judge(reading(active, sub, "success", 0), now).orElseThrow().condition();

        assertThat(seen).isEqualTo(condition);
        assertThat(seen.isFailure()).isEqualTo(condition == Condition.FAILED);
    }

    @Test
    @DisplayName("that systemd does not know is missing, not failed")
    void missing() {
        assertThat(judge.judge(UnitReading.of(Map.of("LoadState", "not-found", "ActiveState", "inactive")), now))
                .map(UnitEvent::condition)
                .contains(Condition.MISSING);
    }

    @Test
    @DisplayName("tells how its process ended, by status, by signal, by core")
    void exits() {
        Map<String, Object> properties = new HashMap<>(Map.of("ExecMainCode", 1, "ExecMainStatus", 3));
        assertThat(UnitReading.of(properties).exit()).contains(new UnitReading.Exit.Status(3));
        properties.putAll(Map.of("ExecMainCode", 2, "ExecMainStatus", 9));
        assertThat(UnitReading.of(properties).exit()).contains(new UnitReading.Exit.Signal(9, false));
        properties.putAll(Map.of("ExecMainCode", 3, "ExecMainStatus", 11));
        assertThat(UnitReading.of(properties).exit()).contains(new UnitReading.Exit.Signal(11, true));
        assertThat(UnitReading.of(Map.of()).exit()).isEmpty();
        assertThat(UnitReading.of(Map.of("StateChangeTimestamp", 1_700_000_000_123_456L)).since())
                .contains(Instant.ofEpochSecond(1_700_000_000L, 123_456_000));
    }

    @Test
    @DisplayName("that keeps restarting is a failure although it is never seen failed, and stays one until it is calm")
    void restarting() {
        assertThat(sees("active", "running", 0)).isEqualTo(Condition.RUNNING);
        assertThat(sees("activating", "auto-restart", 1)).isEqualTo(Condition.CHANGING);
        assertThat(sees("active", "running", 1)).isEqualTo(Condition.RUNNING);
        now = now.plusSeconds(5);
        assertThat(sees("activating", "auto-restart", 2)).isEqualTo(Condition.CHANGING);
        assertThat(sees("activating", "auto-restart", 3)).isEqualTo(Condition.RESTARTING);
        assertThat(sees("active", "running", 3)).isEqualTo(Condition.RESTARTING);
        assertThat(judge.again(now)).contains(now.plus(Duration.ofMinutes(1)));
        now = now.plusSeconds(59);
        assertThat(sees("active", "running", 3)).isEqualTo(Condition.RESTARTING);
        now = now.plusSeconds(1);
        assertThat(sees("active", "running", 3)).isEqualTo(Condition.RUNNING);
        assertThat(judge.again(now)).isEmpty();
    }

    @Test
    @DisplayName("is counted by systemd's counter: restarts between two signals are not missed")
    void missedSignals() {
        sees("active", "running", 0);

        assertThat(sees("active", "running", 4)).isEqualTo(Condition.RESTARTING);
    }

    @Test
    @DisplayName("that restarts once an hour does not keep restarting")
    void seldom() {
        sees("active", "running", 0);
        for (int i = 1; i <= 10; i++) {
            now = now.plus(Duration.ofHours(1));
            assertThat(sees("active", "running", i)).isEqualTo(Condition.RUNNING);
        }
    }

    @Test
    @DisplayName("that restarted often before anybody watched is not blamed for it")
    void before() {
        assertThat(sees("active", "running", 57)).isEqualTo(Condition.RUNNING);
    }

    @Test
    @DisplayName("that somebody stops or starts by hand begins anew")
    void byHand() {
        sees("active", "running", 0);
        sees("activating", "auto-restart", 5);
        assertThat(sees("inactive", "dead", 5)).isEqualTo(Condition.STOPPED);

        assertThat(sees("active", "running", 0)).isEqualTo(Condition.RUNNING);
    }

    @Test
    @DisplayName("says the same once, the first time as what was found")
    void once() {
        UnitReading running = reading("active", "running", "success", 0);
        assertThat(judge.judge(running, now)).contains(new UnitEvent("pump.service", Condition.RUNNING, running, true));
        assertThat(judge.judge(running, now)).isEmpty();
        UnitReading failed = reading("failed", "failed", "signal", 0);
        assertThat(judge.judge(failed, now)).contains(new UnitEvent("pump.service", Condition.FAILED, failed, false));
    }

    @Property(tries = 300)
    @Label("is failed or restarting only for a reason, whatever comes in whatever order")
    void reasons(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> states = List.of("active", "inactive", "failed", "activating", "deactivating", "reloading");
        UnitJudge judged = new UnitJudge("x.service", RestartRule.usual());
        Instant at = START;
        int restarts = 0;
        int recent = 0;
        for (int i = 0; i < 100; i++) {
            at = at.plusMillis(random.nextInt(20_000));
            int more = random.nextInt(5) == 0 ? 1 : 0;
            restarts += more;
            recent += i == 0 ? 0 : more;
            String state = states.get(random.nextInt(states.size()));
            Optional<UnitEvent> told = judged.judge(reading(state, "x", "x", restarts), at);
            Condition condition = judged.last().orElseThrow().condition();
            assertThat(condition == Condition.FAILED).isEqualTo(state.equals("failed"));
            assertThat(condition != Condition.RESTARTING || recent >= 3).isTrue();
            told.ifPresent(event -> assertThat(event.condition()).isEqualTo(condition));
        }
    }

    @ParameterizedTest
    @CsvSource({"pump-1.service, pump_2d1_2eservice", "9x.service, _39x_2eservice", "a_b.service, a_5fb_2eservice", "ä.service, _c3_a4_2eservice"})
    @DisplayName("is found on the bus under its encoded name, and back")
    void paths(String unit, String encoded) {
        assertThat(UnitPaths.path(unit)).isEqualTo(UnitPaths.PREFIX + "/" + encoded);
        assertThat(UnitPaths.unit(UnitPaths.path(unit))).isEqualTo(unit);
        assertThat(UnitPaths.unit("/org/freedesktop/systemd1/job/7")).isEmpty();
    }
}
