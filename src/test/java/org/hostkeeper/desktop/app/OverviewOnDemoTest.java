package org.hostkeeper.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
        hands.read("scale_counter.service");
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
                .contains("label_printer failed", "/srv is 97% full", "Shows another key than before", "Needs a restart")
                .contains("gateway-hill", "Show why", "Finish");
    }

    @Test
    @DisplayName("An interrupted plan is finished from here, and is no concern any more")
    void finishes() {
        hands.press("Finish");
        hands.read("is finished on shop-2");
        hands.waitFor("the concern to go", () -> hands.words().stream().noneMatch(w -> w.startsWith("Interrupted:")));
    }

    /** Sets theme and language where a person does. */
    @SuppressWarnings("unchecked")
    private void speak(Theme theme, String language) {
        hands.keys(KeyCode.CONTROL, KeyCode.DIGIT5);
        Toolkit.run(() -> {
            List<ChoiceBox<Object>> boxes = Reach.all(window.scene().getRoot())
                    .filter(n -> n instanceof ChoiceBox)
                    .map(n -> (ChoiceBox<Object>) n)
                    .toList();
            boxes.getFirst().setValue(theme);
            boxes.getLast().setValue(Locale.of(language));
        });
        hands.keys(KeyCode.CONTROL, KeyCode.DIGIT1);
        Toolkit.frames(3);
    }
}
