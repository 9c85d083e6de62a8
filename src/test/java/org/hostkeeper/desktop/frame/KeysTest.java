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
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.host.HostsModel;
import org.hostkeeper.desktop.host.HostsPage;
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

    @Test
    @DisplayName("F1, or a question mark that is not written into something, shows all keys; Escape closes the card")
    void card() {
        try (TestWindow window = window()) {
            Hands hands = new Hands(window.scene());
            hands.keys(KeyCode.F1);
            hands.read("To the next part of the window");
            Picture.save(window.scene(), "keys");
            hands.everythingIsInReach();
            hands.keys(KeyCode.ESCAPE);
            assertThat(Toolkit.get(() -> window.around().overlay().isOpen())).isFalse();
            hands.keys(KeyCode.CONTROL, KeyCode.F);
            hands.write("?");
            assertThat(Toolkit.get(() -> window.around().overlay().isOpen())).isFalse();
        }
    }

    @Test
    @DisplayName("F6 goes from navigation to page to detail and round again, Shift+F6 back; Escape closes the detail")
    void parts() {
        HostsModel model = new HostsModel(new Scope());
        try (TestWindow window = TestWindow.of(Theme.LIGHT, Locale.ENGLISH, w -> List.of(
                new HostsPage(w.around(), model, new Hosts.Recorded(), Hosts.works())))) {
            Hands hands = new Hands(window.scene());
            Toolkit.run(() -> model.show(Hosts.museum()));
            hands.choose(Object.class, _ -> true);
            for (String part : List.of("table-view", "detail", "navigation", "table-view")) {
                hands.keys(KeyCode.F6);
                assertThat(focusIsIn(window, part)).as(part).isTrue();
            }
            hands.keys(KeyCode.SHIFT, KeyCode.F6);
            assertThat(focusIsIn(window, "navigation")).isTrue();
            hands.keys(KeyCode.F6);
            hands.keys(KeyCode.ESCAPE);
            assertThat(Toolkit.get(() -> window.scene().getRoot().lookup(".detail"))).isNull();
        }
    }

    private static boolean focusIsIn(TestWindow window, String style) {
        return Toolkit.get(() -> {
            Node node = window.scene().getFocusOwner();
            while (node != null && !node.getStyleClass().contains(style)) {
                node = node.getParent();
            }
            return node != null;
        });
    }

    private TestWindow window() {
        return TestWindow.of(
                Theme.LIGHT, Locale.ENGLISH, _ -> Stream.of("a", "b", "c", "d").<Page>map(name -> new PlainPage(name, told::add)).toList());
    }
}
