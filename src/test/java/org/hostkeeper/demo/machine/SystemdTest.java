package org.hostkeeper.demo.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.plan.Ownership;
import org.junit.jupiter.api.Test;

/** The simulated systemd: what becomes of services as time goes by. */
class SystemdTest {
    private static final Instant START = Instant.parse("2026-03-02T09:30:00Z");
    private static final String UNIT = "pump.service";

    private final Tree tree = new Tree();
    private Optional<Death> death = Optional.empty();
    private final Systemd systemd = new Systemd(tree, new Nature() {
        @Override
        public Optional<Death> fate(Service service, Tree files) {
            return death;
        }

        @Override
        public Chatter chatter(String unit) {
            return Chatter.of(10, "tick #");
        }

        @Override
        public long memory(String unit) {
            return 1 << 20;
        }

        @Override
        public boolean executable(String path, Tree files) {
            return true;
        }
    }, 7);

    private Service service(String... settings) {
        tree.install(
                "/etc/systemd/system/" + UNIT,
                "[Unit]\nDescription=A pump\n[Service]\nExecStart=/usr/bin/pump\n" + String.join("\n", settings) + "\n",
                Ownership.ROOT_PUBLIC);
        return systemd.find(UNIT).orElseThrow();
    }

    private List<String> journal(Instant until) {
        return systemd.journal().between(START, until, entry -> entry.pid() == 1, _ -> false).stream()
                .map(JournalEntry::message)
                .toList();
    }

    @Test
    void startAndStopAreToldAsSystemdTellsThem() {
        Service pump = service();

        assertThat(systemd.start(pump, START)).isTrue();
        assertThat(List.of(pump.active(), pump.sub())).containsExactly("active", "running");
        systemd.stop(pump, START.plusSeconds(5));

        assertThat(List.of(pump.active(), pump.sub(), pump.result())).containsExactly("inactive", "dead", "success");
        assertThat(journal(START.plusSeconds(9))).containsExactly(
                "Started pump.service - A pump.",
                "Stopping pump.service - A pump...",
                "pump.service: Deactivated successfully.",
                "Stopped pump.service - A pump.");
    }

    @Test
    void whatDiesWithoutARestartHasFailed() {
        death = Optional.of(Death.exit(Duration.ofSeconds(2), 3, "<3>no water"));
        Service pump = service();
        systemd.start(pump, START);

        systemd.settle(START.plusSeconds(1));
        assertThat(pump.active()).isEqualTo("active");
        systemd.settle(START.plusSeconds(2));

        assertThat(List.of(pump.active(), pump.sub(), pump.result())).containsExactly("failed", "failed", "exit-code");
        assertThat(pump.mainStatus()).isEqualTo(3);
        assertThat(pump.mainPid()).isZero();
        assertThat(journal(START.plusSeconds(9))).endsWith(
                "pump.service: Main process exited, code=exited, status=3/n/a",
                "pump.service: Failed with result 'exit-code'.");
    }

    @Test
    void whatRestartsItselfCountsItsRestarts() {
        death = Optional.of(Death.exit(Duration.ofSeconds(20), 1));
        Service pump = service("Restart=on-failure", "RestartSec=5s");
        systemd.start(pump, START);

        systemd.settle(START.plusSeconds(22));
        assertThat(List.of(pump.active(), pump.sub())).containsExactly("activating", "auto-restart");
        systemd.settle(START.plusSeconds(80));

        assertThat(pump.restarts()).isEqualTo(3);
        assertThat(pump.active()).isEqualTo("active");
    }

    @Test
    void whatDiesTooOftenIsGivenUp() {
        death = Optional.of(Death.exit(Duration.ofMillis(10), 1));
        Service pump = service("Restart=always");
        systemd.start(pump, START);

        systemd.settle(START.plusSeconds(60));

        assertThat(List.of(pump.active(), pump.sub())).containsExactly("failed", "failed");
        assertThat(pump.restarts()).isEqualTo(4);
        assertThat(journal(START.plusSeconds(60))).contains("pump.service: Start request repeated too quickly.");
    }

    @Test
    void aNotifyingServiceThatDiesAtOnceFailsItsStart() {
        death = Optional.of(Death.exit(Duration.ZERO, 1));

        assertThat(systemd.start(service("Type=notify"), START)).isFalse();
    }

    @Test
    void aChangedFileWaitsForTheReload() {
        Service pump = service();
        service("Nice=5");
        assertThat(pump.definition().outdated(tree)).isTrue();
        assertThat(pump.definition().value("Service", "Nice")).isEmpty();

        systemd.reload();

        assertThat(pump.definition().outdated(tree)).isFalse();
        assertThat(pump.definition().value("Service", "Nice")).contains("5");
    }

    @Test
    void aUnitWhoseFileIsGoneIsForgottenAtTheReload() {
        Service pump = service();
        tree.remove("/etc/systemd/system/" + UNIT);

        systemd.reload();

        assertThat(systemd.services()).doesNotContain(pump);
    }

    @Test
    void aServiceSpeaksOnlyWhileItRunsAndAlwaysTheSame() {
        Service pump = service();
        systemd.start(pump, START);
        systemd.stop(pump, START.plusSeconds(60));
        Instant later = START.plusSeconds(600);

        List<JournalEntry> said = spoken(START, later);

        assertThat(said).hasSizeBetween(5, 7);
        assertThat(said).allMatch(entry -> entry.at().isBefore(START.plusSeconds(60)));
        assertThat(spoken(START, later)).isEqualTo(said);
        assertThat(spoken(START, START.plusSeconds(30))).isEqualTo(
                said.stream().filter(entry -> entry.at().isBefore(START.plusSeconds(30))).toList());
    }

    private List<JournalEntry> spoken(Instant from, Instant until) {
        return systemd.journal().between(from, until, entry -> entry.unit().equals(UNIT), UNIT::equals);
    }
}
