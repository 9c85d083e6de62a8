package org.hostkeeper.desktop.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Hosts page as a person sees it, in both themes and three languages. */
class HostsPageTest {
    private final Hosts.Recorded deeds = new Hosts.Recorded();
    private final HostWorksRecorded works = new HostWorksRecorded();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("Words are whole, controls say what they are, a host that is down shows why with its last facts")
    void shows(Theme theme, String language) {
        try (TestWindow window = open(theme, language, Hosts.museum())) {
            Toolkit.run(() -> select(window, "hall-3"));
            Picture.save(window.scene(), "hosts-" + window.name());
            assertThat(Reach.cutOff(window.scene().getRoot())).isEmpty();
            assertThat(Reach.silent(window.scene().getRoot())).isEmpty();
            assertThat(Reach.words(window.scene().getRoot()))
                    .anySatisfy(w -> assertThat(w).contains("no route to host"))
                    .anySatisfy(w -> assertThat(w).contains("Debian GNU/Linux 12 (bookworm)"));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Without hosts the page teaches what it is for")
    void empty(Theme theme, String language) {
        try (TestWindow window = open(theme, language, List.of())) {
            Picture.save(window.scene(), "hosts-empty-" + window.name());
            assertThat(Reach.cutOff(window.scene().getRoot())).isEmpty();
            assertThat(Reach.words(window.scene().getRoot())).anySatisfy(w -> assertThat(w).contains("SSH"));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("200 hosts as cards: few nodes, moved among by arrows, grouped and folded, and remembered")
    void cards(Theme theme, String language) {
        try (TestWindow window = open(theme, language, Hosts.many(200))) {
            Hands hands = new Hands(window.scene());
            hands.press(said(language, "view.cards"));
            Toolkit.frames(4);
            long nodes = Reach.all(window.scene().getRoot()).filter(HostCard.class::isInstance).count();
            assertThat(nodes).isBetween(8L, 40L);
            Toolkit.run(() -> Objects.requireNonNull(window.scene().lookup(".card-wall")).requestFocus());
            hands.keys(KeyCode.RIGHT);
            hands.keys(KeyCode.RIGHT);
            hands.keys(KeyCode.DOWN);
            Picture.save(window.scene(), "cards-" + window.name());
            hands.everythingIsInReach();
            group(window, Grouping.TAGS);
            hands.read("gallery (63");
            hands.press(hands.words().stream().filter(w -> w.startsWith("gallery (63")).findFirst().orElseThrow());
            Toolkit.frames(4);
            Picture.save(window.scene(), "cards-grouped-" + window.name());
            hands.everythingIsInReach();
            hands.press(said(language, "view.cards"));
            Toolkit.frames(4);
            assertThat(hands.rows(HostRow.class)).hasSize(137);
            Picture.save(window.scene(), "hosts-grouped-" + window.name());
            hands.everythingIsInReach();
        }
    }

    /** The detail was built anew with every refresh: whoever was about to press Enter in it pressed nothing. */
    @Test
    @DisplayName("A refresh changes what the detail says, and takes neither the keyboard nor the place it was scrolled to")
    void keepsFocus() {
        HostsModel[] model = new HostsModel[1];
        try (TestWindow window = TestWindow.of(Theme.LIGHT, Locale.ENGLISH, w -> {
            model[0] = new HostsModel(w.frame().scope());
            model[0].keepOnly(Hosts.museum().stream().map(HostState::host).toList());
            model[0].show(Hosts.museum());
            return List.<Page>of(new HostsPage(w.around(), model[0], deeds, works));
        })) {
            Hands hands = new Hands(window.scene());
            Toolkit.run(() -> window.stage().setHeight(600));
            Toolkit.run(() -> select(window, "hall-1"));
            Toolkit.frames(3);
            ScrollPane scroll = (ScrollPane) Toolkit.get(() -> window.scene().getRoot().lookup(".detail .scroll-pane"));
            Node files = Toolkit.get(() -> Reach.all(scroll)
                    .filter(n -> n instanceof Button b && b.getText().equals("Files"))
                    .findFirst()
                    .orElseThrow());
            Toolkit.run(() -> {
                files.requestFocus();
                scroll.setVvalue(0.6);
            });
            hands.read("0.71, ");

            Toolkit.run(() -> model[0].show(List.of(Hosts.well("hall-1", "10.20.1.11", 3.25, 77, "artwork"))));

            hands.read("3.25, ");
            assertThat(hands.words()).noneMatch(w -> w.contains("0.71, "));
            assertThat(window.scene().getFocusOwner()).isSameAs(files);
            assertThat(scroll.getVvalue()).isBetween(0.5, 0.7);

            Toolkit.run(() -> select(window, "hall-3"));
            hands.read("no route to host");
            assertThat(scroll.getVvalue()).isZero();
        }
    }

    @Test
    @DisplayName("A host that dies while the page is open changes its row and its card, which tells the age of what it shows, and keeps the selection")
    void dies() {
        HostsModel[] model = new HostsModel[1];
        try (TestWindow window = TestWindow.of(Theme.LIGHT, Locale.ENGLISH, w -> {
            model[0] = new HostsModel(w.frame().scope());
            model[0].keepOnly(Hosts.many(30).stream().map(HostState::host).toList());
            model[0].show(Hosts.many(30));
            return List.<Page>of(new HostsPage(w.around(), model[0], deeds, works));
        })) {
            Hands hands = new Hands(window.scene());
            Toolkit.run(() -> select(window, "box-005"));
            hands.press("Show as cards");
            Toolkit.run(() -> model[0].show(List.of(Hosts.down(
                    "box-005", "10.30.0.5", new Problem.Unreachable("box-005", "10.30.0.5", "the power is gone")))));
            hands.read("the power is gone");
            Toolkit.frames(4);
            assertThat(Toolkit.get(() -> Reach.all(window.scene().getRoot())
                            .filter(HostCard.class::isInstance)
                            .map(Node::getAccessibleText)
                            .filter(t -> t.startsWith("box-005"))
                            .toList()))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("No connection, Read 2 h ago, Load 0.40");
            assertThat(Toolkit.get(() -> ages(window, "box-005"))).containsExactly("Read 2 h ago");
            assertThat(Toolkit.get(() -> ages(window, "box-001"))).isEmpty();
            Picture.save(window.scene(), "hosts-died");
            hands.everythingIsInReach();
        }
    }

    /** What the card of this host says of the age of its values. */
    private static List<String> ages(TestWindow window, String host) {
        return Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof HostCard card && card.getAccessibleText().startsWith(host))
                .flatMap(Reach::all)
                .filter(n -> n instanceof Label label && label.getText().startsWith("Read "))
                .map(n -> ((Label) n).getText())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static void group(TestWindow window, Grouping by) {
        Toolkit.run(() -> Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof ChoiceBox<?> box && box.getItems().contains(by))
                .findFirst()
                .ifPresent(n -> ((ChoiceBox<Grouping>) n).setValue(by)));
        Toolkit.frames(3);
    }

    private static String said(String language, String key, Object... args) {
        return Text.of("desktop.host", key, args).in(Locale.of(language));
    }

    private TestWindow open(Theme theme, String language, List<HostState> states) {
        return TestWindow.of(theme, Locale.of(language), window -> {
            HostsModel model = new HostsModel(window.frame().scope());
            model.keepOnly(states.stream().map(HostState::host).toList());
            model.show(states);
            window.frame().connections().bind(model.connections());
            return List.<Page>of(new HostsPage(window.around(), model, deeds, works));
        });
    }

    @SuppressWarnings("unchecked")
    private static void select(TestWindow window, String name) {
        var table = (TableView<org.hostkeeper.desktop.widget.KeyedRows.Row<HostRow>>)
                Objects.requireNonNull(window.scene().lookup(".table-view"));
        table.getItems().stream()
                .filter(row -> row.value().name().equals(new HostName(name)))
                .findFirst()
                .ifPresent(row -> table.getSelectionModel().select(row));
    }
}
