package org.hostkeeper.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.theme.ThemeChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The Overview on the demo fleet: what it shows, and where its buttons lead. */
class OverviewOnDemoTest {
    private DemoWindow window;
    private Hands hands;

    @BeforeEach
    void open() {
        window = new DemoWindow();
        hands = new Hands(window.scene());
        speak(Theme.LIGHT, "en");
        hands.waitFor("all hosts read", window::isRead);
        hands.read("Interrupted: Edit price_board");
        hands.read("label_printer.service");
    }

    @AfterEach
    void close() {
        window.close();
        assertThat(window.notUnderstood()).isEmpty();
    }

    @Test
    @DisplayName("What needs someone, the hosts' last day and yesterday's changes can be read in both themes and three languages")
    void looks() {
        for (Theme theme : Theme.values()) {
            for (String language : List.of("en", "de", "ru")) {
                speak(theme, language);
                Picture.save(window.scene(), "demo-overview-" + theme.code() + "-" + language);
                hands.everythingIsInReach();
            }
        }
        speak(Theme.LIGHT, "en");
        assertThat(hands.words())
                .contains("label_printer failed", "Shows another key than before", "Needs a restart")
                .anyMatch(w -> w.matches("/srv is 9\\d% full")) // it grows while nobody looks
                .contains("gateway-hill", "Show why", "Finish");
    }

    @Test
    @DisplayName("An interrupted plan is finished from here, and is no concern any more")
    void finishes() {
        hands.press("Finish");
        hands.read("is finished on shop-2");
        hands.waitFor("the concern to go", () -> hands.words().stream().noneMatch(w -> w.startsWith("Interrupted:")));
    }

    @Test
    @DisplayName("A failed service leads to why, a host of the grid to all about it with its last day")
    void leads() {
        pressFirst("Show why");
        hands.read("No such file or directory");
        hands.keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        openHost("gallery-3");
        hands.read("Last 24 hours");
        hands.waitFor("the line", () -> Toolkit.get(() -> window.scene().getRoot().lookupAll(".detail .sparkline").stream()
                .anyMatch(n -> String.valueOf(n.getAccessibleText()).contains("in the last 24 hours between"))));
        Picture.save(window.scene(), "demo-overview-host");
        hands.everythingIsInReach();
    }

    private void pressFirst(String words) {
        Toolkit.run(() -> Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof Button b && words.equals(b.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
        Toolkit.frames(2);
    }

    /** Clicks the host's name in the grid of all hosts. */
    private void openHost(String name) {
        Node cell = Toolkit.get(() -> Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof TableCell<?, ?> c && c.getStyleClass().contains("name") && name.equals(c.getText()))
                .findFirst()
                .orElseThrow());
        new FxRobot().clickOn(cell);
        Toolkit.frames(2);
    }

    /** Sets theme and language where a person does. */
    private void speak(Theme theme, String language) {
        hands.keys(KeyCode.CONTROL, KeyCode.DIGIT0);
        hands.set(window.words("desktop.settings", "desktop.language"), Locale.of(language));
        hands.set(window.words("desktop.settings", "desktop.theme"), ThemeChoice.valueOf(theme.name()));
        hands.keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        Toolkit.frames(3);
    }
}
