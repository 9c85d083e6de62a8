package org.hostkeeper.desktop.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.Units;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What waits to be shown is of each row only what it is now. */
class FleetRowsTest {
    private final FleetRows fleet = new FleetRows();
    private final KeyedRows<ModuleRow.Key, ModuleRow> rows = new KeyedRows<>(ModuleRow::key);

    @Test
    @DisplayName("A service that changes twice is fetched once, as it is now")
    void newestOnly() {
        fleet.read(List.of(state("active", "a", "b")));
        fleet.read(List.of(state("failed", "a", "b")));
        FleetRows.Difference all = fleet.fetch();
        assertThat(all.changed()).extracting(row -> row.unit().active()).containsExactly("failed", "failed");
        assertThat(all.badge().count()).isEqualTo(2);
        assertThat(fleet.fetch().changed()).isEmpty();
    }

    @Test
    @DisplayName("What is in sight is fetched alone, and then no longer waits")
    void inSightFirst() {
        fleet.read(List.of(state("active", "a", "b")));
        rows.change(fleet.fetch().changed());
        fleet.read(List.of(state("failed", "a", "b")));
        assertThat(fleet.fetch(List.of(rows.find(key("b")).orElseThrow())))
                .extracting(ModuleRow::name)
                .containsExactly("b");
        assertThat(fleet.fetch().changed()).extracting(ModuleRow::name).containsExactly("a");
    }

    @Test
    @DisplayName("A service that goes before it was ever shown is only gone, and one that comes back is only there")
    void goesAndReturns() {
        fleet.read(List.of(state("active", "a", "b")));
        fleet.read(List.of(state("active", "a")));
        assertThat(fleet.fetch())
                .satisfies(all -> assertThat(all.changed()).extracting(ModuleRow::name).containsExactly("a"))
                .satisfies(all -> assertThat(all.gone()).containsExactly(key("b")));
        fleet.keepOnly(Set.of());
        fleet.read(List.of(state("active", "a")));
        assertThat(fleet.fetch())
                .satisfies(all -> assertThat(all.changed()).extracting(ModuleRow::name).containsExactly("a"))
                .satisfies(all -> assertThat(all.gone()).isEmpty());
    }

    private static ModuleRow.Key key(String name) {
        return new ModuleRow.Key(new HostName("gallery"), name + ".service");
    }

    private static HostState state(String active, String... names) {
        Host host = Hosts.host("gallery", "10.20.1.11");
        List<Unit> units = Stream.of(names)
                .map(name -> ModulesPageTest.unit(name + ".service", name, active, "success", 0, false))
                .toList();
        return new HostState(
                host,
                new Link.Connected(TestWindow.NOW),
                new Facts(host.name(), Map.of("units", Reading.of(new Units(units, 252, false), TestWindow.NOW))));
    }
}
