package org.hostkeeper.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.theme.ThemeChoice;
import org.hostkeeper.desktop.theme.Typeface;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is set takes effect where it is set, and nothing wrong can be. */
class SettingsPageTest {
    private final List<String> opened = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("Another language changes every word at once, those of the choices too, and keeps the theme")
    void speaks() {
        try (TestWindow window = open(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            hands.set("Language", Locale.of("ru"));
            hands.everythingIsInReach();
            assertThat(hands.words()).contains("Настройки", "Светлая", "/data/hostkeeper.db").doesNotContain("Settings");
            hands.set("Тема", ThemeChoice.DARK);
            assertThat(window.look().theme().get()).isEqualTo(Theme.DARK);
            hands.set("Язык", Locale.GERMAN);
            assertThat(window.look().theme().get()).isEqualTo(Theme.DARK);
            assertThat(window.scene().getUserAgentStylesheet()).contains("primer-dark");
            assertThat(hands.words()).contains("Einstellungen", "Dunkel");
        }
    }

    @Test
    @DisplayName("The system's theme is followed until another one is chosen, here or elsewhere")
    void follows() {
        try (TestWindow window = open(Theme.DARK, "en")) {
            Hands hands = new Hands(window.scene());
            hands.set("Theme", ThemeChoice.SYSTEM);
            assertThat(window.look().theme().get()).isNotEqualTo(Theme.CONTRAST);
            hands.set("Theme", ThemeChoice.CONTRAST);
            assertThat(Toolkit.get(() -> window.scene().getRoot().getPseudoClassStates().toString()))
                    .contains("dark", "contrast");
            Toolkit.run(() -> window.look().theme().set(Theme.LIGHT));
            assertThat(window.look().choice().get()).isEqualTo(ThemeChoice.LIGHT);
            hands.waitFor("the words", () -> hands.words().contains("Light"));
        }
    }

    @Test
    @DisplayName("What has the words typed is left, by its name, its explanation or its section; Escape shows all again")
    void finds() {
        try (TestWindow window = open(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            hands.keys(KeyCode.CONTROL, KeyCode.F);
            hands.write("slow line");
            assertThat(hands.words()).contains("Hosts at once", "Connections").doesNotContain("Time-out", "Theme", "Appearance");
            hands.write("refresh");
            assertThat(hands.words()).contains("Hosts on screen", "All other hosts").doesNotContain("Hosts at once");
            hands.write("zebra");
            hands.read("No setting has these words.");
            hands.keys(KeyCode.ESCAPE);
            assertThat(hands.words()).contains("Theme", "Time-out").doesNotContain("No setting has these words.");
        }
    }

    @Test
    @DisplayName("Size, type and motion change the window at once; a folder is opened")
    void changes() {
        try (TestWindow window = open(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            hands.keys(KeyCode.CONTROL, KeyCode.F);
            hands.write("inventory");
            hands.press("Open folder");
            assertThat(opened).containsExactly("opened");
            hands.keys(KeyCode.CONTROL, KeyCode.F);
            hands.keys(KeyCode.ESCAPE);
            hands.set("Less motion", true);
            hands.set("Type", Typeface.SYSTEM);
            assertThat(Toolkit.get(() -> window.scene().getRoot().getPseudoClassStates().toString()))
                    .contains("still", "system-font");
            double before = height(window);
            hands.set("Size", 200);
            Picture.save(window.scene(), "settings-200");
            // about: a type that is not ours has no whole number of pixels a line
            assertThat(height(window)).isCloseTo(before * 2, within(before * 0.2));
        }
    }

    @Test
    @DisplayName("What was kept is taken back; what is no choice any more is left aside")
    void recalls() {
        SettingsModel model = Toolkit.get(() -> new SettingsModel(
                new org.hostkeeper.desktop.theme.Look(Theme.LIGHT), new org.hostkeeper.desktop.words.Language(Locale.ENGLISH)));
        Choice<?> timeout = model.limits().filter(c -> c.key().equals("connection.timeout")).findFirst().orElseThrow();
        timeout.recall(Optional.of("PT30S"));
        assertThat(timeout.value().getValue()).isEqualTo(Duration.ofSeconds(30));
        timeout.recall(Optional.of("forever"));
        timeout.recall(Optional.empty());
        assertThat(timeout.kept()).isEqualTo("PT30S");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, en", "DARK, de", "CONTRAST, ru"})
    @DisplayName("It can be read and reached")
    void looks(Theme theme, String language) {
        try (TestWindow window = open(theme, language)) {
            Picture.save(window.scene(), "settings-" + window.name());
            new Hands(window.scene()).everythingIsInReach();
            assertThat(Toolkit.get(() -> window.scene().snapshot(null).getPixelReader().getColor(700, 790)).equals(Color.BLACK))
                    .isEqualTo(theme == Theme.CONTRAST);
        }
    }

    /** How high an entry of the navigation is on screen. */
    private static double height(TestWindow window) {
        Toolkit.frames(3);
        return Toolkit.get(() -> {
            var entry = window.scene().getRoot().lookup(".entry");
            return entry.localToScene(entry.getLayoutBounds()).getHeight();
        });
    }

    private TestWindow open(Theme theme, String language) {
        return TestWindow.of(theme, Locale.of(language), w -> {
            List<Section> sections = new ArrayList<>(new SettingsModel(w.look(), w.language()).sections());
            sections.add(new Section(
                    Text.of("desktop.settings", "section.files"),
                    List.of(new Setting.Place(
                            Text.of("desktop.settings", "store"),
                            "/data/hostkeeper.db",
                            Optional.of(() -> opened.add("opened"))))));
            return List.<Page>of(new SettingsPage(w.around(), sections));
        });
    }
}
