package org.hostkeeper.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The agent's dialog on the demo fleet: what it finds on the host with a deployed manager, and a defect mended from it. */
class AgentOnDemoTest {
    @Test
    @DisplayName("From the host's detail its defects are seen, and one is mended by its plan and is gone then")
    void mends() {
        try (DemoWindow window = new DemoWindow()) {
            Hands hands = new Hands(window.scene());
            hands.waitFor("all hosts read", window::isRead);
            hands.keys(KeyCode.CONTROL, KeyCode.K);
            hands.write("shop-3");
            Toolkit.frames(3);
            hands.keys(KeyCode.ENTER);
            hands.read("Last 24 hours");
            press(window, "Agent");
            hands.read("A deployed module manager runs");
            hands.read("2 modules share the unit pump_2.service");
            Picture.save(window.scene(), "demo-agent");
            press(window, "Mend");
            hands.read("Change /etc/systemd/system/pump_2.service");
            Picture.save(window.scene(), "demo-agent-mend");
            press(window, "Make a unit file root's");
            hands.read("Done");
            new FxRobot().push(KeyCode.ESCAPE);
            hands.waitFor("the defect to be gone", () -> hands.words().stream().noneMatch("A unit file is not root's alone"::equals));
            hands.read("2 modules share the unit pump_2.service");
            assertThat(window.notUnderstood()).isEmpty();
        }
    }

    private static void press(DemoWindow window, String words) {
        Toolkit.run(() -> Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof Button b && words.equals(b.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
        Toolkit.frames(3);
    }
}
