package org.hostkeeper.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;
import org.hostkeeper.attention.Attention;
import org.hostkeeper.attention.HostConcerns;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.facts.Levels;
import org.hostkeeper.facts.Sample;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Overview as a person sees it: empty, calm, ill, large, and while a host dies. */
class OverviewPageTest {
    private final Deeds deeds = new Deeds();
    private OverviewModel model = new OverviewModel(new org.hostkeeper.desktop.frame.Scope(), new Attention(List.of()));

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Without hosts it teaches what will stand there")
    void empty(Theme theme, String language) {
        try (TestWindow window = open(theme, language, List.of())) {
            Picture.save(window.scene(), "overview-empty-" + window.name());
            new Hands(window.scene()).everythingIsInReach();
            assertThat(Reach.words(window.scene().getRoot())).hasSizeGreaterThan(5);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("When nothing needs anyone it says so calmly, and how old that is")
    void calm(Theme theme, String language) {
        List<HostState> well = IntStream.range(1, 7)
                .mapToObj(i -> Hosts.well("hall-" + i, "10.20.1." + i, 0.2 * i, 30 + i, "artwork"))
                .toList();
        try (TestWindow window = open(theme, language, well)) {
            Picture.save(window.scene(), "overview-calm-" + window.name());
            new Hands(window.scene()).everythingIsInReach();
            if (language.equals("en")) {
                assertThat(Reach.words(window.scene().getRoot()))
                        .contains("Nothing needs anyone", "All 6 hosts answer. Last read just now.");
            }
        }
    }

    @Test
    @DisplayName("Buttons ask for what they say")
    void remedies() {
        try (TestWindow window = open(Theme.DARK, "en", Hosts.museum())) {
            Hands hands = new Hands(window.scene());
            Picture.save(window.scene(), "overview-museum-dark");
            hands.everythingIsInReach();
            hands.press("Restart");
            hands.press("Show why");

            assertThat(deeds.done).containsExactly("restart gw-south cron.service", "unit gw-south cron.service");
        }
    }

    @Test
    @DisplayName("Two hundred hosts are there at once, only those in sight are drawn, and one that dies keeps its row and the selection")
    void manyAndOneDies() {
        List<HostState> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(Hosts.well("box-%03d".formatted(i), "10.30.0." + i % 250, i % 17 * 0.1, 20 + i % 60, "shop"));
        }
        try (TestWindow window = open(Theme.LIGHT, "en", many)) {
            TableView<Row<HealthRow>> table = health(window);
            Toolkit.run(() -> table.getSelectionModel().select(row(table, "box-007")));
            assertThat(table.getItems()).hasSize(200);
            assertThat(Toolkit.get(() -> table.lookupAll(".sparkline").size())).isBetween(15, 90);

            HostState doomed = many.get(7);
            Problem gone = new Problem.Silent("box-007", "10.30.0.7", Duration.ofSeconds(10));
            Toolkit.run(() -> model.show(List.of(
                    new HostState(doomed.host(), new Link.Broken(gone, Hosts.NOW, Instant.MAX), doomed.facts()))));
            Toolkit.frames(4);

            Row<HealthRow> selected = Toolkit.get(() -> table.getSelectionModel().getSelectedItem());
            assertThat(selected.value().name()).isEqualTo(new HostName("box-007"));
            assertThat(selected.value().state().mark()).isEqualTo(Mark.FAILED);
            assertThat(Reach.words(window.scene().getRoot())).contains("No connection", "Try again");
            Picture.save(window.scene(), "overview-200");
            new Hands(window.scene()).everythingIsInReach();
        }
    }

    private TestWindow open(Theme theme, String language, List<HostState> states) {
        return TestWindow.of(theme, Locale.of(language), window -> {
            model = new OverviewModel(window.frame().scope(), new Attention(List.of(new HostConcerns())));
            window.frame().scope().know(states.stream().map(HostState::host).toList());
            model.show(states);
            model.past(day(states));
            return List.<Page>of(new OverviewPage(window.around(), model, deeds));
        });
    }

    /** A day of samples, one every five minutes, with an hour in which nobody answered. */
    private static Map<HostName, List<Sample>> day(List<HostState> states) {
        Map<HostName, List<Sample>> all = new HashMap<>();
        for (HostState state : states) {
            double shift = state.host().name().hashCode() % 10;
            List<Sample> samples = IntStream.range(1, 288)
                    .mapToObj(i -> {
                        Instant at = Hosts.NOW.minusSeconds(300L * i);
                        double wave = 0.5 + 0.4 * Math.sin(i / 20.0 + shift);
                        return i > 60 && i < 72
                                ? Sample.missing(at)
                                : new Sample(at, Optional.of(new Levels(wave, wave / 2, OptionalDouble.of(0.4), 0)));
                    })
                    .toList();
            all.put(state.host().name(), samples);
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static TableView<Row<HealthRow>> health(TestWindow window) {
        return Toolkit.get(() -> Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof TableView<?> t && "Hosts".equals(t.getAccessibleText()))
                .map(n -> (TableView<Row<HealthRow>>) n)
                .findFirst()
                .orElseThrow());
    }

    private static Row<HealthRow> row(TableView<Row<HealthRow>> table, String name) {
        return table.getItems().stream()
                .filter(r -> r.value().name().equals(new HostName(name)))
                .findFirst()
                .orElseThrow();
    }

    /** Deeds that are only written down. */
    private static final class Deeds implements OverviewDeeds {
        private final List<String> done = new CopyOnWriteArrayList<>();

        @Override
        public void refresh(Set<HostName> hosts) {
            done.add("refresh " + new TreeSet<>(hosts));
        }

        @Override
        public void showHost(HostName host) {
            done.add("host " + host);
        }

        @Override
        public void showUnit(HostName host, String unit) {
            done.add("unit " + host + " " + unit);
        }

        @Override
        public void showVm(HostName host, String vm) {
            done.add("vm " + host + " " + vm);
        }

        @Override
        public void restart(HostName host, String unit) {
            done.add("restart " + host + " " + unit);
        }

        @Override
        public void showPlan(String plan) {
            done.add("plan " + plan);
        }

        @Override
        public void finish(String plan) {
            done.add("finish " + plan);
        }

        @Override
        public void undo(String plan) {
            done.add("undo " + plan);
        }
    }
}
