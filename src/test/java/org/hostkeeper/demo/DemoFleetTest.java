package org.hostkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hostkeeper.facts.Disk;
import org.hostkeeper.facts.DisksProbe;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.host.Host;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.UnitState;
import org.hostkeeper.module.Units;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a console meets it: over real SSH, with the product's own probes. */
class DemoFleetTest {
    private final MovableClock clock = new MovableClock();
    private DemoConsole console;
    private DemoFleet fleet;

    @BeforeEach
    void start(@TempDir Path folder) {
        fleet = DemoFleet.start(DemoFleet.USUAL, clock);
        console = new DemoConsole(fleet, clock, folder);
    }

    @AfterEach
    void everythingWasUnderstood() {
        console.close();
        assertThat(fleet.unknown()).isEmpty();
    }

    @Test
    void twelveHostsTellTheStory() {
        assertThat(fleet.hosts()).extracting(host -> host.name().value()).containsExactly(
                "archive", "gallery-1", "gallery-2", "gallery-3", "gateway-hill", "gateway-north", "gateway-south",
                "mirror-1", "mirror-2", "shop-1", "shop-2", "shop-3");
        assertThat(fleet.hosts()).extracting(Host::tags).allMatch(tags -> !tags.isEmpty());
    }

    @Test
    void tenAnswerOneIsDownAndOneShowsAnotherKey() {
        Map<String, String> outcomes = new TreeMap<>();
        for (Host host : fleet.hosts()) {
            String name = host.name().value();
            try {
                outcomes.put(name, console.ask(name, new HostProbe()).hostname());
            } catch (ProblemException e) {
                outcomes.put(name, e.problem().code());
            }
        }
        assertThat(outcomes).hasSize(12).containsEntry("gallery-3", "unreachable").containsEntry("gateway-south", "changed-host-key");
        assertThat(outcomes.entrySet()).filteredOn(e -> e.getKey().equals(e.getValue())).hasSize(10);
    }

    @Test
    void theChangedKeyNamesBothFingerprints() {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> console.connector().connect(console.host("gateway-south")));

        assertThat(refused.problem()).isInstanceOfSatisfying(Problem.ChangedHostKey.class, changed -> {
            assertThat(changed.fingerprint()).startsWith("SHA256:").isNotEqualTo(changed.knownFingerprint());
            assertThat(changed.knownFingerprint()).startsWith("SHA256:");
        });
    }

    @Test
    void aHostBehindAJumpAnswersThroughIt() {
        assertThat(console.host("gateway-hill").endpoint().orElseThrow().jump()).contains(console.host("gateway-north").name());
        assertThat(console.ask("gateway-hill", new HostProbe()).os()).isEqualTo("Debian GNU/Linux 11 (bullseye)");
    }

    @Test
    void hostFactsAreOfThatHostAndMoveWithTheClock() {
        HostFacts before = console.ask("shop-1", new HostProbe());
        clock.pass(Duration.ofMinutes(2));
        HostFacts after = console.ask("shop-1", new HostProbe());

        assertThat(before.architecture()).isEqualTo("aarch64");
        assertThat(before.timeZone()).isEqualTo("Europe/Vienna");
        assertThat(before.failedUnits()).containsExactly("label_printer.service");
        assertThat(before.rebootNeeded()).isFalse();
        assertThat(before.memoryUse()).isBetween(0.2, 0.8);
        assertThat(after.uptime()).isEqualTo(before.uptime().plusMinutes(2));
        assertThat(after.load1()).isNotEqualTo(before.load1());
        assertThat(console.ask("mirror-2", new HostProbe()).rebootNeeded()).isTrue();
    }

    @Test
    void theSameMomentHasTheSameFacts() {
        assertThat(console.ask("archive", new HostProbe())).isEqualTo(console.ask("archive", new HostProbe()));
    }

    @Test
    void aMirrorIsNearlyFull() {
        List<Disk> disks = console.ask("mirror-1", new DisksProbe());

        assertThat(disks).extracting(Disk::mount).containsExactly("/", "/srv");
        assertThat(disks.getLast().use()).isBetween(0.955, 0.975);
    }

    @Test
    void everyServiceIsThereWithItsState() {
        Units units = console.ask("shop-1", new UnitsProbe());

        assertThat(units.plain()).isFalse();
        assertThat(units.modules()).extracting(Unit::name).containsExactly(
                "label_printer.service", "pump_1.service", "pump_2.service", "scale_counter.service", "till_bridge.service");
        Unit pump = units.find("pump_1.service").orElseThrow();
        assertThat(pump.state()).isEqualTo(UnitState.RUNNING);
        assertThat(pump.user()).isEqualTo("shop");
        assertThat(pump.enabled()).isEqualTo("enabled");
        assertThat(pump.memory()).isPresent();
        assertThat(pump.execStart()).isEqualTo("/usr/bin/python3 /home/shop/modules/pump/main.py");
        Unit labels = units.find("label_printer.service").orElseThrow();
        assertThat(labels.state()).isEqualTo(UnitState.FAILED);
        assertThat(labels.mainStatus()).hasValue(1);
        assertThat(labels.since()).hasValueSatisfying(at -> assertThat(Duration.between(at, clock.instant())).isBetween(Duration.ofMinutes(46), Duration.ofMinutes(47)));
        assertThat(units.find("logrotate.service").orElseThrow().state()).isEqualTo(UnitState.STOPPED);
        assertThat(units.units()).hasSizeGreaterThan(20);
    }

    @Test
    void aFlappingServiceIsRestartedAgainAndAgain() {
        Unit before = projection();
        clock.pass(Duration.ofMinutes(5));
        Unit after = projection();

        assertThat(before.restarts()).isGreaterThan(10);
        assertThat(after.restarts()).isGreaterThan(before.restarts() + 5);
        assertThat(List.of(before.state(), after.state())).containsOnly(UnitState.ATTENTION);
    }

    private Unit projection() {
        return console.ask("gallery-2", new UnitsProbe()).find("projection_sync.service").orElseThrow();
    }

    @Test
    void sudoWorksAsTheHostHasIt() {
        assertThat(whoami("shop-1", true)).isEqualTo("root");
        assertThat(whoami("shop-2", true)).isEqualTo("root");
        assertThat(whoami("shop-2", false)).isEqualTo("shop");
        assertThat(whoami("mirror-1", true)).isEqualTo("root");
    }

    private String whoami(String host, boolean asRoot) {
        return console.to(host).run(Command.of("id", "-un").asRoot(asRoot)).text().strip();
    }

    @Test
    void whatItDoesNotKnowIsRefusedAndRecorded(@TempDir Path folder) {
        try (DemoFleet own = DemoFleet.start(1, clock);
                DemoConsole other = new DemoConsole(own, clock, folder)) {
            Output output = other.to("gallery-1").run(Command.of("frobnicate", "--all", "a b"));

            assertThat(output.exit()).isEqualTo(127);
            assertThat(output.error()).isEqualTo("hostkeeper-demo: unknown: frobnicate --all 'a b'\n");
            assertThat(own.unknown()).containsExactly("gallery-1: frobnicate --all 'a b'");
        }
    }

    @Test
    void filesAreWrittenAndReadAsTheLoginUser() {
        console.to("shop-1").write("/home/shop/notes", "one\n".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0600);

        assertThat(console.to("shop-1").read("/home/shop/notes", 100)).asString().isEqualTo("one\n");
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> console.to("shop-1").write("/etc/notes", new byte[0], 0644));
        assertThat(refused.problem().code()).isEqualTo("file-refused");
    }
}
