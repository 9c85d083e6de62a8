package org.hostkeeper.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.flywaydb.core.Flyway;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.facts.FactEvent.Kind;
import org.hostkeeper.facts.FactsHistory;
import org.hostkeeper.facts.Levels;
import org.hostkeeper.facts.Sample;
import org.hostkeeper.facts.Section;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The history of facts in the store")
class StoreHistoryTest {
    private static final HostName PUMP = new HostName("pump");
    private static final HostName LAMP = new HostName("lamp");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final Store store = Store.inMemory();
    private final FactsHistory history = store.history();

    @TempDir
    Path temp;

    @BeforeEach
    void addHosts() {
        store.inventory().add(Host.local(PUMP, Sudo.NONE));
        store.inventory().add(Host.local(LAMP, Sudo.NONE));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("keeps samples with and without levels, host by host, oldest first")
    void samples() {
        Sample first = sample(NOON, 0.25);
        Sample second = Sample.missing(NOON.plusSeconds(300));
        Sample third = new Sample(
                NOON.plusSeconds(600), Optional.of(new Levels(2.5, 0.5, OptionalDouble.empty(), 3)));
        history.keep(PUMP, List.of(third, first, second), List.of());
        history.keep(LAMP, List.of(first), List.of());

        assertThat(history.samples(PUMP, NOON)).containsExactly(first, second, third);
        assertThat(history.samples(PUMP, NOON.plusSeconds(300))).containsExactly(second, third);
        assertThat(history.samples(NOON.plusSeconds(1)))
                .isEqualTo(Map.of(PUMP, List.of(first, second, third), LAMP, List.of(first)));
    }

    @Test
    @DisplayName("keeps the newest sample of a slot, in whichever order two consoles come")
    void newestOfASlot() {
        Sample newer = sample(NOON.plusSeconds(120), 0.5);
        history.keep(PUMP, List.of(sample(NOON.plusSeconds(60), 0.4)), List.of());
        history.keep(PUMP, List.of(newer), List.of());
        history.keep(PUMP, List.of(sample(NOON, 0.3)), List.of());

        assertThat(history.samples(PUMP, NOON)).containsExactly(newer);
    }

    @Test
    @DisplayName("keeps a day whole, thirty days by the hour, and nothing beyond")
    void thinned() {
        List<Sample> all = new ArrayList<>();
        for (Duration ago = Duration.ofDays(40); !ago.isNegative(); ago = ago.minus(Sample.SLOT)) {
            all.add(sample(NOON.minus(ago), 0.5));
        }
        history.keep(PUMP, all, List.of());

        history.thin(NOON);
        history.thin(NOON);

        List<Sample> left = history.samples(PUMP, Instant.EPOCH);
        assertThat(left.stream().filter(s -> s.at().isAfter(NOON.minus(Duration.ofHours(25))))).hasSize(300);
        assertThat(left).hasSizeBetween(300 + 29 * 24 - 2, 301 + 29 * 24);
        assertThat(left.getFirst().at()).isAfterOrEqualTo(NOON.minus(Duration.ofDays(30)));
        assertThat(left.get(5).at()).isEqualTo(left.get(4).at().plus(Duration.ofHours(1)));
    }

    @Test
    @DisplayName("keeps events, newest first, so many as are asked for")
    void events() {
        FactEvent failed = event(NOON, Kind.UNIT_FAILED, "nginx.service", "");
        FactEvent recovered = event(NOON.plusSeconds(5), Kind.UNIT_RECOVERED, "nginx.service", "");
        FactEvent again = event(NOON.plusSeconds(9), Kind.UNIT_FAILED, "nginx.service", "");
        history.keep(PUMP, List.of(), List.of(failed, recovered, again));

        assertThat(history.events(NOON.plusSeconds(1), 10)).containsExactly(again, recovered);
        assertThat(history.events(NOON, 1)).containsExactly(again);
    }

    @Test
    @DisplayName("does not keep what was so already: what a second console saw too, or a return of what was never lost")
    void noNews() {
        FactEvent lost = event(NOON, Kind.LOST, "", "unreachable");
        FactEvent kernel = event(NOON, Kind.KERNEL_CHANGED, "", "6.12");
        FactEvent other = event(NOON.plusSeconds(3), Kind.UNIT_FAILED, "b.service", "");
        history.keep(PUMP, List.of(), List.of(event(NOON.minusSeconds(9), Kind.FOUND, "", ""), lost, kernel));
        history.keep(
                PUMP,
                List.of(),
                List.of(
                        event(NOON.plusSeconds(2), Kind.LOST, "", "silent"),
                        event(NOON.plusSeconds(2), Kind.KERNEL_CHANGED, "", "6.12"),
                        other));
        FactEvent newer = event(NOON.plusSeconds(4), Kind.KERNEL_CHANGED, "", "6.13");
        history.keep(PUMP, List.of(), List.of(newer));

        assertThat(history.events(Instant.EPOCH, 10)).containsExactlyInAnyOrder(newer, other, lost, kernel);
    }

    @Test
    @DisplayName("keeps a thousand events of a host and a month of them at most")
    void boundedEvents() {
        List<FactEvent> flapping = new ArrayList<>();
        for (int i = 0; i < 1300; i++) {
            flapping.add(event(NOON.plusSeconds(i), i % 2 == 0 ? Kind.UNIT_FAILED : Kind.UNIT_RECOVERED, "a.service", ""));
        }
        FactEvent quiet = new FactEvent(LAMP, NOON, Kind.REBOOTED, "", "x");
        FactEvent old = new FactEvent(LAMP, NOON.minus(Duration.ofDays(31)), Kind.REBOOTED, "", "y");
        history.keep(PUMP, List.of(), flapping);
        history.keep(LAMP, List.of(), List.of(old, quiet));

        history.thin(NOON);

        assertThat(history.events(Instant.EPOCH, 5000))
                .hasSize(1001)
                .contains(quiet, flapping.getLast())
                .doesNotContain(old, flapping.getFirst());
    }

    @Test
    @DisplayName("moves with a host's name and goes with the host; strangers have none")
    void followsTheHost() {
        HostName renamed = new HostName("pump-2");
        history.keep(PUMP, List.of(sample(NOON, 1)), List.of(event(NOON, Kind.REBOOTED, "", "x")));
        HostName stranger = new HostName("stranger");
        history.keep(stranger, List.of(sample(NOON, 1)), List.of(new FactEvent(stranger, NOON, Kind.LOST, "", "x")));
        assertThat(history.samples(stranger, NOON)).isEmpty();

        store.inventory().replace(PUMP, Host.local(renamed, Sudo.NONE));
        assertThat(history.samples(renamed, NOON)).hasSize(1);
        assertThat(history.events(NOON, 9)).extracting(FactEvent::host).containsExactly(renamed);

        store.inventory().remove(renamed);
        assertThat(history.samples(NOON)).isEmpty();
        assertThat(history.events(NOON, 9)).isEmpty();
    }

    @Test
    @DisplayName("comes into a file of version 1, of which everything is kept and a copy made")
    void fromVersionOne() throws Exception {
        Path file = temp.resolve("hosts.db");
        Files.createFile(file);
        Flyway.configure()
                .dataSource(Sqlite.migrating(Sqlite.url(file)))
                .locations(Migrations.OURS.locations().toArray(String[]::new))
                .target("1")
                .load()
                .migrate();
        Section answer = new Section("host", 1, NOON, new Section.Ending.Answered("kernel 6.1"));
        try (Database old = Database.at("old", Sqlite.working(Sqlite.url(file)))) {
            new SqlInventory(old).add(Host.local(PUMP, Sudo.NOPASSWD));
            new SqlFactsCache(old).keep(PUMP, List.of(answer));
            new SqlJournal(old).append(Journals.entry(1, "{}"));
            new SqlSettings(old).keep("theme", "dark");
        }
        assertThat(new StoreCheck(file).version()).isEqualTo(1);

        try (Store migrated = Store.open(file, Clock.fixed(NOON, ZoneOffset.UTC))) {
            assertThat(migrated.inventory().hosts()).containsExactly(Host.local(PUMP, Sudo.NOPASSWD));
            assertThat(migrated.facts().latest(PUMP)).containsExactly(answer);
            assertThat(migrated.journal().verify().lines()).isEqualTo(1);
            assertThat(migrated.settings().find("theme")).contains("dark");
            migrated.history().keep(PUMP, List.of(sample(NOON, 1)), List.of());
            assertThat(migrated.history().samples(PUMP, NOON)).hasSize(1);
        }

        assertThat(new StoreCheck(file).version()).isEqualTo(Migrations.OURS.latest());
        assertThat(new StoreCheck(temp.resolve("copies").resolve("hosts-20260501T120000Z-v1.db")).version()).isEqualTo(1);
    }

    @Test
    @DisplayName("is shared by two consoles that have the file open")
    void twoConsoles() {
        Path file = temp.resolve("hosts.db");
        try (Store one = Store.open(file, Clock.systemUTC());
                Store two = Store.open(file, Clock.systemUTC())) {
            one.inventory().add(Host.local(PUMP, Sudo.NONE));
            FactEvent failed = event(NOON, Kind.UNIT_FAILED, "a.service", "");
            one.history().keep(PUMP, List.of(sample(NOON, 1)), List.of(failed));
            two.history().keep(
                    PUMP,
                    List.of(sample(NOON.plusSeconds(1), 2)),
                    List.of(event(NOON.plusSeconds(1), Kind.UNIT_FAILED, "a.service", "")));

            assertThat(one.history().samples(PUMP, NOON)).containsExactly(sample(NOON.plusSeconds(1), 2));
            assertThat(one.history().events(NOON, 9)).containsExactly(failed);
        }
    }

    private static Sample sample(Instant at, double load) {
        return new Sample(at, Optional.of(new Levels(load, 0.5, OptionalDouble.of(0.7), 1)));
    }

    private static FactEvent event(Instant at, Kind kind, String thing, String detail) {
        return new FactEvent(PUMP, at, kind, thing, detail);
    }
}
