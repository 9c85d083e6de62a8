package org.hostkeeper.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.host.HostsModel;
import org.hostkeeper.desktop.host.HostsPage;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A choice of hosts is saved and named by keyboard, chosen again by its chip, and deleted. */
class ScopeBarTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Save, choose, delete")
    void saves(Theme theme, String language) {
        try (TestWindow window = TestWindow.of(theme, Locale.of(language), w -> {
            HostsModel model = new HostsModel(w.frame().scope());
            model.keepOnly(Hosts.museum().stream().map(HostState::host).toList());
            model.show(Hosts.museum());
            return List.<Page>of(new HostsPage(w.around(), model, new Hosts.Recorded(), Hosts.works()));
        })) {
            Scope scope = window.frame().scope();
            Hands hands = new Hands(window.scene());
            hands.press("gateway");
            hands.press(said(language, "scope.save"));
            hands.write("Doors");
            hands.everythingIsInReach();
            hands.keys(KeyCode.ENTER);
            assertThat(scope.current().map(SavedScope::name)).contains("Doors");
            Picture.save(window.scene(), "scope-" + window.name());
            hands.everythingIsInReach();
            hands.press("Doors");
            assertThat(scope.choice().get().isAll()).isTrue();
            hands.press("Doors");
            assertThat(scope.choice().get().tags()).containsExactly("gateway");
            hands.press(said(language, "scope.delete", "Doors"));
            assertThat(scope.saved().get()).isEmpty();
            assertThat(scope.choice().get().tags()).containsExactly("gateway");
        }
    }

    private static String said(String language, String key, Object... args) {
        return Text.of("desktop.frame", key, args).in(Locale.of(language));
    }
}
