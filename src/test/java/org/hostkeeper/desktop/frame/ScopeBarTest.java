package org.hostkeeper.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.host.HostsModel;
import org.hostkeeper.desktop.host.HostsPage;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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

    /** A saved choice could hold words, but nothing in the window led to any. */
    @Test
    @DisplayName("Words typed into the search become the choice of hosts, are saved with it, and come back")
    void words() {
        try (TestWindow window = TestWindow.of(Theme.LIGHT, Locale.ENGLISH, w -> {
            HostsModel model = new HostsModel(w.frame().scope());
            model.keepOnly(Hosts.museum().stream().map(HostState::host).toList());
            model.show(Hosts.museum());
            return List.<Page>of(new HostsPage(w.around(), model, new Hosts.Recorded(), Hosts.works()));
        })) {
            Scope scope = window.frame().scope();
            Hands hands = new Hands(window.scene());
            hands.keys(KeyCode.CONTROL, KeyCode.K);
            hands.write("HALL");
            hands.keys(KeyCode.UP);
            Picture.save(window.scene(), "scope-narrowing");
            hands.keys(KeyCode.ENTER);
            assertThat(scope.choice().get()).isEqualTo(new Scope.Choice(Set.of(), Set.of(), "HALL"));
            assertThat(hands.rows(Object.class)).isNotEmpty().allSatisfy(row ->
                    assertThat(row.value().toString()).containsIgnoringCase("hall"));
            hands.read("“HALL”");
            hands.press("Save this choice of hosts");
            hands.write("Halls");
            hands.keys(KeyCode.ENTER);
            Toolkit.run(scope::all);
            hands.press("Halls");
            assertThat(scope.choice().get().words()).isEqualTo("HALL");
            assertThat(SavedScope.read(SavedScope.write(scope.saved().get()))).isEqualTo(scope.saved().get());

            hands.keys(KeyCode.CONTROL, KeyCode.K);
            hands.write("hall");
            assertThat(window.scene().getRoot().lookup(".palette .text-field").getAccessibleText())
                    .doesNotContain("Only the");
        }
    }

    private static String said(String language, String key, Object... args) {
        return Text.of("desktop.frame", key, args).in(Locale.of(language));
    }
}
