package org.hostkeeper.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.ChoiceBox;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.theme.Theme;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Theme and language take effect where they are chosen. */
class SettingsPageTest {
    @Test
    @DisplayName("Another language changes every word at once, those of the choices too, and keeps the theme")
    @SuppressWarnings("unchecked")
    void speaks() {
        try (TestWindow window = open(Map.of("store", "/data/hostkeeper.db"))) {
            Hands hands = new Hands(window.scene());
            assertThat(hands.words()).contains("Settings", "/data/hostkeeper.db");
            List<ChoiceBox<Object>> boxes = Toolkit.get(() -> window.scene().getRoot().lookupAll(".choice-box").stream()
                    .map(n -> (ChoiceBox<Object>) n)
                    .toList());
            Toolkit.run(() -> boxes.getLast().setValue(Locale.of("ru")));
            hands.everythingIsInReach();
            assertThat(hands.words()).contains("Настройки", "/data/hostkeeper.db").doesNotContain("Settings");
            assertThat(Toolkit.get(() -> Objects.requireNonNull(boxes.getFirst().getConverter()).toString(Theme.LIGHT)))
                    .isEqualTo(window.around().words("desktop.settings").now("theme.light"))
                    .isNotEqualTo("Light");
            assertThat(window.look().theme().get()).isEqualTo(Theme.LIGHT);
            Toolkit.run(() -> boxes.getFirst().setValue(Theme.DARK));
            assertThat(window.look().theme().get()).isEqualTo(Theme.DARK);
            Toolkit.run(() -> boxes.getLast().setValue(Locale.GERMAN));
            assertThat(window.look().theme().get()).isEqualTo(Theme.DARK);
            assertThat(window.scene().getUserAgentStylesheet()).contains("primer-dark");
        }
    }

    @Test
    @DisplayName("Where nothing is kept, the page says that")
    void forgets() {
        try (TestWindow window = open(Map.of())) {
            assertThat(new Hands(window.scene()).words()).contains("in memory only, this is the demo");
        }
    }

    private static TestWindow open(Map<String, String> places) {
        return TestWindow.of(
                Theme.LIGHT, Locale.ENGLISH, w -> List.<Page>of(new SettingsPage(w.around(), w.look(), places)));
    }
}
