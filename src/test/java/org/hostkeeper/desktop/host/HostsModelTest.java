package org.hostkeeper.desktop.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hostkeeper.desktop.frame.Connections;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.fleet.HostState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the Hosts page makes of the fleet's states, without a window. */
class HostsModelTest {
    private final Scope scope = new Scope();
    private final HostsModel model = new HostsModel(scope);

    private void museum() {
        model.keepOnly(Hosts.museum().stream().map(HostState::host).toList());
        model.show(Hosts.museum());
    }

    @Test
    @DisplayName("Each host is in one state with one word, the connection before the facts")
    void states() {
        museum();
        Map<String, String> words = model.rows().list().stream()
                .map(Row::value)
                .collect(Collectors.toMap(r -> r.name().value(), r -> r.state().mark() + " " + r.state().word().in(Locale.ENGLISH)));
        assertThat(words)
                .containsOnly(
                        Map.entry("gw-north", "OK OK"),
                        Map.entry("gw-south", "ATTENTION 1 failed unit"),
                        Map.entry("hall-1", "OK OK"),
                        Map.entry("hall-2", "ATTENTION / 93% full"),
                        Map.entry("hall-3", "FAILED No connection"),
                        Map.entry("hall-4", "FAILED Silent"),
                        Map.entry("mirror", "FAILED Key changed"),
                        Map.entry("new-box", "WORKING Connecting"));
    }

    @Test
    @DisplayName("The badge counts what needs someone, worst first; the summary counts connections")
    void counts() {
        museum();
        assertThat(model.badge().get()).isEqualTo(new Page.Badge(5, Mark.FAILED));
        assertThat(model.connections().get()).isEqualTo(new Connections(4, 1, 8));
    }

    @Test
    @DisplayName("A host that is down keeps its last facts, with the problem")
    void lastKnown() {
        museum();
        HostRow row = model.rows().list().stream()
                .map(Row::value)
                .filter(r -> r.name().value().equals("hall-3"))
                .findFirst()
                .orElseThrow();
        assertThat(row.system()).startsWith("Debian");
        assertThat(row.seen()).contains(Hosts.NOW.minusSeconds(7200));
        assertThat(row.problem()).isPresent();
    }

    @Test
    @DisplayName("Filter and scope hold together")
    void filters() {
        museum();
        var wanted = model.wanted();
        model.filter().set("HALL debian");
        assertThat(names(wanted.getValue())).containsExactly("hall-1", "hall-2", "hall-3", "hall-4");
        scope.toggle("gateway");
        assertThat(names(wanted.getValue())).isEmpty();
        model.filter().set("");
        assertThat(names(wanted.getValue())).containsExactly("gw-north", "gw-south");
    }

    @Test
    @DisplayName("A removed host goes with its selection")
    void removed() {
        museum();
        model.selected().set(java.util.Optional.of(model.rows().list().getLast()));
        model.keepOnly(List.of(Hosts.museum().getFirst().host()));
        assertThat(model.rows().list()).hasSize(1);
        assertThat(model.selected().get()).isEmpty();
    }

    private List<String> names(Predicate<HostRow> wanted) {
        return model.rows().list().stream().map(Row::value).filter(wanted).map(r -> r.name().value()).toList();
    }
}
