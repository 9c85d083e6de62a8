package org.hostkeeper.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.Card;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The keys that hold everywhere in the window. */
class KeysTest {
    private final List<String> told = new ArrayList<>();

    @Test
    @DisplayName("Ctrl and a digit opens that page, a digit too many none; F5 and Ctrl+F go to the page that is shown")
    void pages() {
        try (TestWindow window = window()) {
            Hands hands = new Hands(window.scene());
            for (int page : new int[] {4, 1, 3, 2}) {
                hands.keys(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + page));
                assertThat(window.frame().page().get()).isEqualTo(List.of("a", "b", "c", "d").get(page - 1));
                hands.keys(KeyCode.F5);
                hands.keys(KeyCode.CONTROL, KeyCode.F);
            }
            hands.keys(KeyCode.CONTROL, KeyCode.DIGIT5);
            assertThat(window.frame().page().get()).isEqualTo("b");
            assertThat(told).containsExactly(
                    "refresh d", "filter d", "refresh a", "filter a", "refresh c", "filter c", "refresh b", "filter b");
        }
    }

    @Test
    @DisplayName("Behind a dialog the keys rest; Escape closes it, gives the focus back, and they hold again")
    void dialog() {
        try (TestWindow window = window()) {
            Hands hands = new Hands(window.scene());
            hands.keys(KeyCode.CONTROL, KeyCode.F);
            Node before = Toolkit.get(() -> window.scene().getFocusOwner());
            Toolkit.run(() -> new Card(window.around(), new ReadOnlyObjectWrapper<>("Card")).show(400));
            hands.keys(KeyCode.CONTROL, KeyCode.DIGIT3);
            assertThat(window.frame().page().get()).isEmpty();
            hands.keys(KeyCode.ESCAPE);
            assertThat(Toolkit.get(() -> window.around().overlay().isOpen())).isFalse();
            assertThat(Toolkit.get(() -> window.scene().getFocusOwner())).isSameAs(before);
            hands.keys(KeyCode.CONTROL, KeyCode.DIGIT3);
            assertThat(window.frame().page().get()).isEqualTo("c");
        }
    }

    private TestWindow window() {
        return TestWindow.of(
                Theme.LIGHT, Locale.ENGLISH, _ -> Stream.of("a", "b", "c", "d").<Page>map(name -> new PlainPage(name, told::add)).toList());
    }
}
