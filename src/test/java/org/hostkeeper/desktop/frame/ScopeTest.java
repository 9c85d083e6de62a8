package org.hostkeeper.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which hosts the pages are about. */
class ScopeTest {
    private final Scope scope = new Scope();
    private final Host hall = Hosts.host("hall-1", "10.0.0.1", "artwork");
    private final Host gate = Hosts.host("gw", "10.0.0.2", "gateway", "north");

    @Test
    @DisplayName("Nothing chosen is everything; tags add up; chosen hosts replace tags")
    void chooses() {
        scope.know(List.of(hall, gate));
        assertThat(scope.tags().get()).containsExactly("artwork", "gateway", "north");
        assertThat(scope.choice().get()).accepts(hall, gate);
        scope.toggle("north");
        assertThat(scope.choice().get()).accepts(gate).rejects(hall);
        scope.toggle("artwork");
        assertThat(scope.choice().get()).accepts(hall, gate);
        scope.only(Set.of(new HostName("hall-1")));
        assertThat(scope.choice().get()).accepts(hall).rejects(gate);
        scope.all();
        assertThat(scope.choice().get().isAll()).isTrue();
    }

    @Test
    @DisplayName("A choice of what is gone falls back to everything that is left")
    void forgets() {
        scope.know(List.of(hall, gate));
        scope.toggle("gateway");
        scope.know(List.of(hall));
        assertThat(scope.choice().get()).isEqualTo(Scope.Choice.ALL).accepts(hall);
    }

    @Test
    @DisplayName("A choice is saved under a name, renamed, deleted, and there again at the next start")
    void saves() {
        List<String> kept = new ArrayList<>(List.of(""));
        ScopeMemory memory = new ScopeMemory() {
            @Override
            public String recall() {
                return kept.getLast();
            }

            @Override
            public void keep(String scopes) {
                kept.add(scopes);
            }
        };
        Scope first = new Scope();
        first.remember(memory);
        first.only(Set.of(new HostName("a"), new HostName("b")));
        first.words("10.0");
        first.save(" Night\tshift ");
        first.all();
        Scope second = new Scope();
        second.remember(memory);
        SavedScope saved = second.saved().get().getFirst();
        assertThat(saved)
                .isEqualTo(new SavedScope("Night shift", new Scope.Choice(Set.of(), Set.of(new HostName("a"), new HostName("b")), "10.0")));
        second.choose(saved);
        assertThat(second.current()).contains(saved);
        second.rename(saved, "Day");
        assertThat(second.current().orElseThrow().name()).isEqualTo("Day");
        second.delete(second.current().orElseThrow());
        assertThat(second.saved().get()).isEmpty();
        assertThat(kept.getLast()).isEmpty();
    }

    @Test
    @DisplayName("What was kept and is no scope is passed over")
    void hostile() {
        assertThat(SavedScope.read("\nname only\n\t\t\t\nx\t\t../etc\t\nok\ttag\t\t")).hasSize(1);
    }
}
