package org.hostkeeper.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A server has no fonts, and every machine has others: what is shown must be in those that come along, or words become
 * boxes there and have another width elsewhere.
 */
class BundledFontsTest {
    /** Text, its strong weight, what a shell would read, and the icons. */
    private static final List<String> BUNDLED = List.of("IBM Plex Sans", "IBM Plex Sans SmBld", "IBM Plex Mono", "FeatherIcons");

    private DemoWindow window;
    private Hands hands;

    @BeforeEach
    void open() {
        window = new DemoWindow();
        hands = new Hands(window.scene());
        hands.waitFor("all hosts read", window::isRead);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    @DisplayName("Each page, the search and what is typed there, and a tooltip are written in the bundled fonts")
    void everything() {
        for (int page = 1; page <= 10; page++) {
            hands.keys(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + page % 10));
            Toolkit.frames(3);
            assertThat(families(window.scene())).as("page %d", page).isNotEmpty().isSubsetOf(BUNDLED);
        }
        hands.keys(KeyCode.CONTROL, KeyCode.K);
        hands.write("shop");
        Toolkit.frames(3);
        assertThat(families(window.scene())).isSubsetOf(BUNDLED);
        hands.keys(KeyCode.ESCAPE);
        Tooltip tooltip = Toolkit.get(() -> {
            Tooltip shown = new Tooltip("Насос 12");
            shown.show(window.scene().getWindow(), 100, 100);
            return shown;
        });
        Toolkit.frames(3);
        assertThat(families(tooltip.getScene())).isNotEmpty().isSubsetOf(BUNDLED);
        Toolkit.run(tooltip::hide);
        assertThat(Toolkit.get(() -> List.copyOf(Window.getWindows()))).doesNotContain(tooltip);
    }

    private static Set<String> families(Scene scene) {
        return Toolkit.get(() -> {
            Set<String> families = new TreeSet<>();
            Reach.all(scene.getRoot()).forEach(node -> family(node, families));
            return families;
        });
    }

    private static void family(Node node, Set<String> families) {
        switch (node) {
            case Text text when !text.getText().isBlank() -> families.add(text.getFont().getFamily());
            case TextInputControl input -> families.add(input.getFont().getFamily());
            case Labeled label when label.getText() != null && !label.getText().isBlank() ->
                families.add(label.getFont().getFamily());
            default -> {}
        }
    }
}
