package org.hostkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.fleet.Fleet;
import org.hostkeeper.fleet.Limits;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.module.logs.HeardLog;
import org.hostkeeper.module.logs.LogFollow;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.module.logs.LogPart;
import org.hostkeeper.module.logs.LogReader;
import org.hostkeeper.module.logs.LogRequest;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fleet and the logs upon the demo: refreshed at once, read back, and followed while time moves. */
class DemoLogsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MovableClock clock = new MovableClock();
    private final Store store = Store.inMemory();
    private DemoFleet demo;
    private DemoConsole console;
    private Fleet fleet;

    @BeforeEach
    void start(@TempDir Path folder) {
        demo = DemoFleet.start(DemoFleet.USUAL, clock);
        console = new DemoConsole(demo, clock, folder);
        demo.hosts().stream()
                .map(host -> console.host(host.name().value()))
                .sorted(Comparator.comparing(DemoLogsTest::isBehindAnother))
                .forEach(store.inventory()::add);
        fleet = new Fleet(
                store.inventory(), console.connector(), store.facts(), List.of(new HostProbe()), clock, Limits.usual());
    }

    private static boolean isBehindAnother(Host host) {
        return host.endpoint().flatMap(endpoint -> endpoint.jump()).isPresent();
    }

    @AfterEach
    void everythingWasUnderstood() {
        fleet.close();
        console.close();
        store.close();
        assertThat(demo.unknown()).isEmpty();
    }

    @Test
    void aRefreshOfAllAnswersForEachHost() {
        List<HostName> names = demo.hosts().stream().map(Host::name).toList();

        Map<HostName, ? extends Outcome<?>> outcomes = fleet.refresh(names, Progress.unwatched());

        assertThat(outcomes).hasSize(12);
        assertThat(outcomes.values().stream().filter(Outcome::done)).hasSize(10);
        assertThat(failure(outcomes, "gallery-3")).isInstanceOf(Problem.Unreachable.class);
        assertThat(failure(outcomes, "gateway-south")).isInstanceOf(Problem.ChangedHostKey.class);
    }

    private static Problem failure(Map<HostName, ? extends Outcome<?>> outcomes, String host) {
        return outcomes.get(new HostName(host)) instanceof Outcome.Failed<?> failed
                ? failed.problem()
                : new Problem.Bug("it did not fail");
    }

    @Test
    void thePastTellsWhyTheLabelPrinterFailed() {
        LogRequest request = LogRequest.ofUnits(
                Map.of(new HostName("shop-1"), List.of("label_printer.service")), 5);

        List<LogLine> lines = new LogReader().read(console.to("shop-1"), request);

        assertThat(lines).hasSize(5).allMatch(line -> line.unit().equals("label_printer.service"));
        assertThat(lines.get(1).message()).isEqualTo("FileNotFoundError: [Errno 2] No such file or directory: '/dev/usb/lp0'");
        assertThat(lines.get(1).priority()).isEqualTo(3);
        assertThat(lines.getLast().message()).isEqualTo("label_printer.service: Failed with result 'exit-code'.");
    }

    @Test
    void theKernelSpeaksBesideAUnitAndThePastIsReadAroundAMoment() throws InterruptedException {
        HostName host = new HostName("mirror-2");
        Instant moment = clock.instant().minus(Duration.ofMinutes(40));
        LogRequest both = LogRequest.last(Map.of(host, new LogPart(false, true, List.of("rsync.service"))), 400);

        List<LogLine> around = new LogReader().around(console.to("mirror-2"), both, moment);
        List<LogLine> urgent = new LogReader().read(console.to("mirror-2"), both.matching(3, Optional.of("SOCKET|USB")));
        List<LogLine> whole = new LogReader().read(console.to("mirror-2"), LogRequest.last(Map.of(host, LogPart.everything()), 2000));

        assertThat(around).hasSize(400).isSortedAccordingTo(Comparator.comparing(LogLine::at));
        assertThat(around.get(199).at()).isBefore(moment);
        assertThat(around.get(200).at()).isAfterOrEqualTo(moment);
        assertThat(around).extracting(LogLine::unit).contains("kernel", "rsync.service").containsOnly("kernel", "rsync.service");
        assertThat(urgent).isEmpty();
        assertThat(new LogReader().read(console.to("mirror-2"), both.matching(3, Optional.of("socket|usb"))))
                .isNotEmpty()
                .allMatch(line -> line.priority() <= 3 && line.message().matches(".*(socket|usb).*"));
        assertThat(whole).extracting(LogLine::unit).contains("kernel", "rsync.service", "nginx.service");
    }

    @Test
    void linesOfTwoHostsKeepComingEachOnce() {
        HeardLog ear = new HeardLog();
        LogRequest request = LogRequest.ofUnits(
                Map.of(
                        new HostName("gallery-2"), List.of("projection_sync.service"),
                        new HostName("shop-1"), List.of("pump_1.service", "pump_2.service")),
                5);
        try (LogFollow follow = new LogFollow(fleet, request, ear, Limits.usual(), clock)) {
            follow.start();
            await().atMost(PATIENCE).until(() -> ear.lines().size() == 10);
            Instant then = clock.instant();
            for (int i = 0; i < 6; i++) {
                clock.pass(Duration.ofSeconds(20));
                int before = ear.lines().size();
                await().atMost(PATIENCE).until(() -> ear.lines().size() > before);
            }
            await().atMost(PATIENCE).until(() -> saysOf(ear, "gallery-2", then).contains("Scheduled restart job"));
            await().atMost(PATIENCE).until(() -> saysOf(ear, "shop-1", then).contains("pressure"));
        }
        assertThat(ear.lines()).extracting(line -> line.host() + line.cursor()).doesNotHaveDuplicates();
        assertThat(ear.lost()).isEmpty();
    }

    private static String saysOf(HeardLog heard, String host, Instant since) {
        return heard.lines().stream()
                .filter(line -> line.host().value().equals(host) && line.at().isAfter(since))
                .map(LogLine::message)
                .reduce("", (all, message) -> all + "\n" + message);
    }
}
