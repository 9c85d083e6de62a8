package org.hostkeeper.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.feather.Feather;

/** Ctrl+K, used by the keyboard alone. */
class PaletteTest {
    private final List<String> told = new ArrayList<>();

    @Test
    @DisplayName("A few letters and Enter go to a host on its page; Escape leaves everything as it was")
    void goes() {
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            hands.keys(KeyCode.CONTROL, KeyCode.K);
            hands.write("h7");
            assertThat(spoken(window)).isEqualTo("4 found. host-7, Host 10.0.0.7");
            hands.keys(KeyCode.ESCAPE);
            assertThat(told).isEmpty();
            assertThat(isOpen(window)).isFalse();

            hands.keys(KeyCode.CONTROL, KeyCode.K);
            hands.write("host 0.0.7");
            hands.keys(KeyCode.ENTER);
            assertThat(told).containsExactly("go host-7 on b");
            assertThat(isOpen(window)).isFalse();
        }
    }

    @Test
    @DisplayName("The arrows move through what was found and past its end to its beginning; Enter takes what is chosen")
    void arrows() {
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            hands.keys(KeyCode.CONTROL, KeyCode.K);
            hands.write("host-2");
            hands.keys(KeyCode.DOWN);
            hands.keys(KeyCode.DOWN);
            assertThat(spoken(window)).isEqualTo("12 found. host-21, Host 10.0.0.21");
            hands.keys(KeyCode.UP);
            hands.keys(KeyCode.UP);
            hands.keys(KeyCode.UP);
            hands.keys(KeyCode.ENTER);
            assertThat(told).containsExactly("go host-12 on b");
        }
    }

    @Test
    @DisplayName("Without words it offers what was used lately, then the pages; never more than twelve, and none twice")
    void recent() {
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            Toolkit.run(() -> window.frame().recent().recall(List.of("host/gone", "host/host-9", "host/host-3")));
            hands.keys(KeyCode.CONTROL, KeyCode.K);
            assertThat(spoken(window)).isEqualTo("12 found. host-9, Host 10.0.0.9");
            hands.keys(KeyCode.DOWN);
            hands.keys(KeyCode.ENTER);
            assertThat(told).containsExactly("go host-3 on b");
            assertThat(window.frame().recent().ids()).containsExactly("host/host-3", "host/gone", "host/host-9");
        }
    }

    @Test
    @DisplayName("What fits nothing is said, and Enter then does nothing")
    void none() {
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            hands.press("Search hosts, services, pages and actions (Ctrl+K)");
            hands.write("zebra");
            hands.read("Nothing fits these words");
            hands.keys(KeyCode.ENTER);
            assertThat(isOpen(window)).isTrue();
            assertThat(told).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, en", "DARK, de", "LIGHT, ru"})
    @DisplayName("It can be read and reached")
    void looks(Theme theme, String language) {
        try (TestWindow window = window(theme, language)) {
            Hands hands = new Hands(window.scene());
            hands.keys(KeyCode.CONTROL, KeyCode.K);
            hands.keys(KeyCode.DOWN);
            Picture.save(window.scene(), "palette-" + window.name());
            hands.everythingIsInReach();
        }
    }

    private static String spoken(TestWindow window) {
        return Toolkit.get(() -> ((TextField) window.scene().getFocusOwner()).getAccessibleText());
    }

    private static boolean isOpen(TestWindow window) {
        return Toolkit.get(() -> window.around().overlay().isOpen());
    }

    private TestWindow window(Theme theme, String language) {
        return TestWindow.of(theme, Locale.of(language), w -> List.<Page>of(
                new PlainPage("a", told::add), new PlainPage("b", told::add, hosts(w))));
    }

    private List<Found> hosts(TestWindow window) {
        return IntStream.range(0, 40).boxed().flatMap(n -> Stream.of(n, n)).map(n -> new Found(
                "host/host-" + n,
                Feather.SERVER,
                Text.literal("host-" + n),
                Text.of("desktop.host", "found", "10.0.0." + n),
                () -> told.add("go host-" + n + " on " + window.frame().page().get()))).toList();
    }
}
