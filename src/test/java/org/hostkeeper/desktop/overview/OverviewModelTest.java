package org.hostkeeper.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.hostkeeper.attention.Attention;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.attention.HostConcerns;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.facts.Levels;
import org.hostkeeper.facts.Sample;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The Overview's model")
class OverviewModelTest {
    private static final HostName HALL = new HostName("hall-1");

    private final Scope scope = new Scope();
    private final OverviewModel model = new OverviewModel(scope, new Attention(List.of(new HostConcerns())));

    @Test
    @DisplayName("has a row for each concern, worst first, and its badge tells how many and how bad")
    void concerns() {
        model.show(Hosts.museum());

        assertThat(model.concerns().list().stream().map(Row::value).sorted().map(row -> row.concern().kind()))
                .containsExactly(
                        Concern.Kind.CHANGED_KEY,
                        Concern.Kind.UNREACHABLE,
                        Concern.Kind.UNREACHABLE,
                        Concern.Kind.FAILED_UNIT,
                        Concern.Kind.DISK_NEARLY_FULL);
        assertThat(model.badge().get()).isEqualTo(new Page.Badge(5, Mark.FAILED));
    }

    @Test
    @DisplayName("counts what is in scope only")
    void scope() {
        model.show(Hosts.museum());
        scope.know(Hosts.museum().stream().map(HostState::host).toList());
        scope.only(Set.of(new HostName("hall-2")));

        assertThat(model.badge().get()).isEqualTo(new Page.Badge(1, Mark.ATTENTION));
        assertThat(model.inScope()).containsExactly(new HostName("hall-2"));
    }

    @Test
    @DisplayName("keeps the row of a host that dies, with another value, and what was said of it while it is tried again")
    void dies() {
        HostState well = Hosts.well("hall-1", "10.20.1.11", 0.7, 55);
        model.show(List.of(well));
        Row<HealthRow> row = model.health().list().getFirst();
        assertThat(row.value().state().mark()).isEqualTo(Mark.OK);
        assertThat(model.concerns().list()).isEmpty();

        Problem gone = new Problem.Unreachable("hall-1", "10.20.1.11", "no route to host");
        model.show(List.of(new HostState(well.host(), new Link.Broken(gone, Hosts.NOW, Instant.MAX), well.facts())));
        Row<ConcernRow> concern = model.concerns().list().getFirst();
        model.show(List.of(new HostState(well.host(), new Link.Connecting(Hosts.NOW), well.facts())));

        assertThat(model.health().list()).containsExactly(row);
        assertThat(row.value().state().mark()).isEqualTo(Mark.FAILED);
        assertThat(row.value().past().samples().getLast().reached()).isFalse();
        assertThat(model.concerns().list()).containsExactly(concern);

        model.show(List.of(well));
        assertThat(model.concerns().list()).isEmpty();
        assertThat(row.value().state().mark()).isEqualTo(Mark.OK);
    }

    @Test
    @DisplayName("joins what the history tells with what is read now")
    void past() {
        Sample yesterday = new Sample(
                Hosts.NOW.minus(Duration.ofHours(20)), Optional.of(new Levels(0.1, 0.2, OptionalDouble.of(0.3), 0)));
        model.show(List.of(Hosts.well("hall-1", "10.20.1.11", 0.7, 55)));
        model.past(Map.of(HALL, List.of(yesterday)));

        assertThat(model.health().list().getFirst().value().past().samples()).hasSize(2).contains(yesterday);
    }

    @Test
    @DisplayName("shows what happened since yesterday, and dates concerns by what happened before")
    void happened() {
        HostName full = new HostName("hall-2");
        FactEvent filled = new FactEvent(full, Hosts.NOW.minus(Duration.ofDays(3)), FactEvent.Kind.DISK_FILLED, "/", "90");
        FactEvent failed = new FactEvent(full, Hosts.NOW.minusSeconds(60), FactEvent.Kind.UNIT_FAILED, "a.service", "");
        model.show(Hosts.museum());
        model.happened(Happenings.of(List.of(failed, filled), List.of(), Hosts.NOW.minus(Duration.ofHours(24))));

        assertThat(model.changes().list()).hasSize(1);
        ChangeRow change = model.changes().list().getFirst().value();
        assertThat(change.leads()).isEqualTo(new ChangeRow.Leads.ToUnit(full, "a.service"));
        assertThat(change.state().word().in(Locale.ENGLISH)).isEqualTo("a.service failed");
        assertThat(model.concerns().list().stream()
                        .map(Row::value)
                        .filter(row -> row.concern().kind() == Concern.Kind.DISK_NEARLY_FULL))
                .extracting(ConcernRow::since)
                .containsExactly(Optional.of(filled.at()));
    }

    @Test
    @DisplayName("forgets a host that is removed, with all that was said of it")
    void removed() {
        model.show(Hosts.museum());
        model.keepOnly(List.of());

        assertThat(model.health().list()).isEmpty();
        assertThat(model.concerns().list()).isEmpty();
        assertThat(model.badge().get()).isEqualTo(Page.Badge.NONE);
    }

    @Test
    @DisplayName("is sure that nothing needs anyone only when all hosts were read")
    void calm() {
        HostState well = Hosts.well("hall-1", "10.20.1.11", 0.7, 55);
        assertThat(model.calm().get().isSure()).isFalse();
        model.show(List.of(well));
        assertThat(model.calm().get().isSure()).isTrue();
        model.show(List.of(new HostState(Hosts.host("new", "10.0.0.9"), new Link.Connecting(Hosts.NOW), well.facts())));
        assertThat(model.calm().get().isSure()).isFalse();
    }
}
