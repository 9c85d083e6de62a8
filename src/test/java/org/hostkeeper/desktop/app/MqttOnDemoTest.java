package org.hostkeeper.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The MQTT page on the demo: an agent that answers, a deployed manager that does not, and the topics of a shop. */
class MqttOnDemoTest {
    private DemoWindow window;
    private Hands hands;

    @BeforeEach
    void open() {
        window = new DemoWindow();
        hands = new Hands(window.scene());
        hands.keys(KeyCode.CONTROL, KeyCode.DIGIT8);
        hands.read("Agent on shop-1");
        hands.read("pump_1");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    @DisplayName("A module is stopped and started with the agent's answers, which stand in the journal")
    void commands() {
        hands.choose(Object.class, line -> line.toString().contains("pump_1"));
        hands.press("Stop");
        hands.read("Done: inactive");
        hands.press("Start");
        hands.read("Done: active");
        hands.press("Restart");
        hands.read("pump_1: done");
        Picture.save(window.scene(), "demo-mqtt");
        hands.everythingIsInReach();
        hands.keys(KeyCode.CONTROL, KeyCode.DIGIT9);
        hands.read("Restart pump_1");
    }

    @Test
    @DisplayName("Where a deployed manager is, the states are read over SSH, and the page says so")
    void deployed() {
        hands.set("Broker", window.broker("shop-old"));
        hands.read("States read over SSH");
        hands.read("receipt archive");
        Picture.save(window.scene(), "demo-mqtt-deployed");
        hands.everythingIsInReach();
    }

    @Test
    @DisplayName("Topics are explored; a retained message is cleared and put back by the toast")
    void topics() {
        hands.press("Topics");
        hands.read("shop");
        hands.keys(KeyCode.CONTROL, KeyCode.F);
        hands.write("till-old");
        hands.waitFor("the topic", () -> Toolkit.get(() -> leaf(tree().getRoot()).getValue().level().equals("3c1f-till-old")));
        Toolkit.run(() -> tree().getSelectionModel().select(leaf(tree().getRoot())));
        hands.read("the broker keeps this message");
        hands.press("Clear the retained message");
        hands.read("Not retained");
        Picture.save(window.scene(), "demo-mqtt-topics");
        hands.everythingIsInReach();
        hands.press("Undo");
        hands.read("the broker keeps this message");
        assertThat(hands.words()).contains("3c1f-till-old");
    }

    private static TreeItem<org.hostkeeper.broker.Branch> leaf(TreeItem<org.hostkeeper.broker.Branch> item) {
        return item.getChildren().isEmpty() ? item : leaf(item.getChildren().getFirst());
    }

    @SuppressWarnings("unchecked")
    private TreeView<org.hostkeeper.broker.Branch> tree() {
        return Reach.all(window.scene().getRoot())
                .filter(TreeView.class::isInstance)
                .map(n -> (TreeView<org.hostkeeper.broker.Branch>) n)
                .findFirst()
                .orElseThrow();
    }
}
