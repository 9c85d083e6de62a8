package org.hostkeeper.desktop.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.TableView;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.HostName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Hosts page as a person sees it, in both themes and three languages. */
class HostsPageTest {
    private final Hosts.Recorded deeds = new Hosts.Recorded();

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

    private TestWindow open(Theme theme, String language, List<HostState> states) {
        return TestWindow.of(theme, Locale.of(language), window -> {
            HostsModel model = new HostsModel(window.frame().scope());
            model.keepOnly(states.stream().map(HostState::host).toList());
            model.show(states);
            window.frame().connections().bind(model.connections());
            return List.<Page>of(new HostsPage(window.around(), model, deeds));
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
