package org.hostkeeper.desktop.app;

import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The Exhibition page on the demo's galleries. */
class ExhibitionOnDemoTest {
    @Test
    @DisplayName("A machine that stands still is found by its badge, let go on, and stands in the activity")
    void goesOn() {
        try (DemoWindow window = new DemoWindow()) {
            Hands hands = new Hands(window.scene());
            hands.waitFor("all hosts read", window::isRead);
            hands.press("Exhibition");
            hands.press("As a table");
            hands.choose(Object.class, row -> row.toString().contains("mirror-room"));
            hands.read("Paused");
            hands.pressIn("detail", "Start");
            Picture.save(window.scene(), "demo-exhibition-preview");
            hands.press("Start Mirror Room, 2011 on gallery-2");
            hands.read("Done");
            hands.keys(KeyCode.ESCAPE);
            hands.waitFor("it runs", () -> hands.words().stream().noneMatch("Paused"::equals));
            Picture.save(window.scene(), "demo-exhibition");
            hands.press("Activity");
            hands.read("Start mirror-room");
        }
    }
}
