package org.hostkeeper.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@TestBed(hosts = 1)
@DisplayName("On a real host, the watch")
class UnitWatchIT {
    private final TestHost host;
    private final List<UnitEvent> events = new CopyOnWriteArrayList<>();
    private final UnitWatch watch;

    UnitWatchIT(TestHost host) {
        this.host = host;
        // the host's own bus, reached through its files: real signals, without anything between
        watch = new UnitWatch(
                new SystemdBus(host.files().resolve("run/dbus/system_bus_socket")),
                new RestartRule(3, Duration.ofMinutes(1), Duration.ofSeconds(2)),
                Clock.systemUTC());
        watch.onEvent(events::add);
    }

    @BeforeEach
    void units() {
        unit("plain", "ExecStart=/bin/sleep 1000\n");
        unit("restarts", "ExecStart=/bin/sh -c 'sleep 0.2; test -e /run/well && exec sleep 1000; exit 3'\nRestart=on-failure\nRestartSec=0.1\n");
        unit("slow", "Type=notify\nExecStart=/bin/sleep 1000\nTimeoutStartSec=3\n");
        host.sh("rm -f /run/well; systemctl daemon-reload; systemctl reset-failed; systemctl restart plain").outOfSuccess();
    }

    private void unit(String name, String service) {
        host.sh("cat >/etc/systemd/system/" + name + ".service <<'X'\n[Unit]\nStartLimitIntervalSec=0\n[Service]\n" + service + "X\n").outOfSuccess();
    }

    @AfterEach
    void close() {
        watch.close();
        host.sh("systemctl stop plain restarts slow; systemctl reset-failed");
    }

    private List<Condition> of(String name) {
        return events.stream().filter(e -> e.unit().equals(name + ".service")).map(UnitEvent::condition).distinct().toList();
    }

    private Optional<UnitEvent> now(String name) {
        return watch.now(name + ".service");
    }

    private void isNow(String name, Condition condition) {
        await().atMost(Duration.ofSeconds(15)).until(() -> now(name).map(UnitEvent::condition).equals(Optional.of(condition)));
    }

    @Test
    @DisplayName("sees a unit that is killed, with the signal, and that it was started again")
    void killed() {
        watch.choose(List.of("plain.service", "no-such.service"));
        watch.start();
        isNow("plain", Condition.RUNNING);
        isNow("no-such", Condition.MISSING);
        host.exec("systemctl", "kill", "-s", "KILL", "plain").outOfSuccess();
        isNow("plain", Condition.FAILED);

        UnitReading reading = now("plain").orElseThrow().reading();
        assertThat(reading.result()).isEqualTo("signal");
        assertThat(reading.exit()).contains(new UnitReading.Exit.Signal(9, false));
        assertThat(reading.since()).isPresent();
        host.exec("systemctl", "start", "plain").outOfSuccess();
        isNow("plain", Condition.RUNNING);
        host.exec("systemctl", "stop", "plain").outOfSuccess();
        isNow("plain", Condition.STOPPED);
    }

    @Test
    @DisplayName("takes a start that lasts for no failure, and its end in a time-out for one")
    void slowStart() {
        watch.choose(List.of("slow.service"));
        watch.start();
        isNow("slow", Condition.STOPPED);
        host.exec("systemctl", "start", "--no-block", "slow").outOfSuccess();
        isNow("slow", Condition.CHANGING);
        isNow("slow", Condition.FAILED);

        assertThat(of("slow")).containsExactly(Condition.STOPPED, Condition.CHANGING, Condition.FAILED);
        assertThat(now("slow").orElseThrow().reading().result()).isEqualTo("timeout");
    }

    @Test
    @DisplayName("finds a unit that keeps restarting, and when it has come to rest")
    void restarts() {
        watch.choose(List.of("restarts.service"));
        watch.start();
        isNow("restarts", Condition.STOPPED);
        host.exec("systemctl", "start", "restarts").outOfSuccess();
        isNow("restarts", Condition.RESTARTING);
        assertThat(now("restarts").orElseThrow().reading().restarts()).isGreaterThanOrEqualTo(3);
        assertThat(of("restarts")).doesNotContain(Condition.FAILED);
        host.sh("touch /run/well").outOfSuccess();
        isNow("restarts", Condition.RUNNING);
    }

    @Test
    @DisplayName("loses nothing when the bus is restarted, when systemd executes itself anew, or reloads")
    void busRestarts() {
        watch.choose(List.of("plain.service"));
        watch.start();
        isNow("plain", Condition.RUNNING);
        host.sh("systemctl stop dbus.socket dbus; systemctl kill -s KILL plain; systemctl start dbus.socket dbus").outOfSuccess();
        isNow("plain", Condition.FAILED);
        host.exec("systemctl", "start", "plain").outOfSuccess();
        isNow("plain", Condition.RUNNING);
        host.exec("systemctl", "daemon-reexec").outOfSuccess();
        host.exec("systemctl", "kill", "-s", "KILL", "plain").outOfSuccess();
        isNow("plain", Condition.FAILED);
        host.sh("systemctl start plain; systemctl daemon-reload").outOfSuccess();
        isNow("plain", Condition.RUNNING);
        host.exec("systemctl", "kill", "-s", "KILL", "plain").outOfSuccess();
        isNow("plain", Condition.FAILED);
    }

    @Test
    @DisplayName("tells a failure within 50 ms of it (median of 20), as both clocks are one")
    void quick() {
        AtomicLong seen = new AtomicLong();
        watch.onEvent(e -> seen.set(System.currentTimeMillis()));
        watch.choose(List.of("plain.service"));
        watch.start();
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            host.exec("systemctl", "restart", "plain").outOfSuccess();
            isNow("plain", Condition.RUNNING);
            host.exec("systemctl", "kill", "-s", "KILL", "plain").outOfSuccess();
            isNow("plain", Condition.FAILED);
            delays.add(seen.get() - now("plain").orElseThrow().reading().since().orElseThrow().toEpochMilli());
        }
        delays.sort(null);
        System.out.println("state change to event, ms: " + delays);
        assertThat(delays.get(delays.size() / 2)).isLessThan(50);
    }
}
