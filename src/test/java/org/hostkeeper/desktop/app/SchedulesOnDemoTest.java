package org.hostkeeper.desktop.app;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The Schedules page on the demo's hosts. */
class SchedulesOnDemoTest {
    private DemoWindow window;
    private Hands hands;

    @BeforeEach
    void open() {
        window = new DemoWindow();
        hands = new Hands(window.scene());
        hands.waitFor("all hosts read", window::isRead);
        hands.press("Schedules");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    @DisplayName("A job is run now, what it says and its status are shown, and it stands in the activity")
    void runs() {
        hands.choose(Object.class, row -> row.toString().contains("/usr/bin/apt-mirror"));
        hands.press("Run now");
        hands.press("Run it now");
        hands.read("Ended with status 0");
        Picture.save(window.scene(), "demo-run-job");
        hands.everythingIsInReach();
        hands.keys(KeyCode.ESCAPE);
        hands.press("Activity");
        hands.read("apt-mirror");
    }

    @Test
    @DisplayName("How long jobs take is read from cron's log, and drawn")
    void durations() {
        hands.keys(KeyCode.CONTROL, KeyCode.F);
        hands.write("snapshot");
        hands.press("As a timeline");
        hands.press("Durations");
        hands.waitFor("what cron wrote", () -> Toolkit.get(this::selectedStart).contains("takes about"));
        Picture.save(window.scene(), "demo-timeline");
        hands.everythingIsInReach();
    }

    /** The text alternative of the first start. */
    private String selectedStart() {
        Node timeline = window.scene().getRoot().lookup(".timeline");
        if (timeline == null) {
            return "";
        }
        timeline.requestFocus();
        return Objects.requireNonNullElse(timeline.getAccessibleText(), "");
    }
}
