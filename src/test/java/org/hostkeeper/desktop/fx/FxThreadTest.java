package org.hostkeeper.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.hostkeeper.desktop.Toolkit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What other threads have to show")
class FxThreadTest {
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final FxThread fx = Toolkit.get(FxThread::new);
    private final Region button = new Region();
    private final StackPane page = Toolkit.get(() -> new StackPane(button));

    @Test
    @DisplayName("waits while a button is pressed and comes in its order after what the button does: a press on one that was exchanged went nowhere")
    void waitsForTheRelease() {
        Toolkit.run(() -> {
            fx.heed(new Scene(page, 200, 100));
            button.setOnMouseReleased(_ -> done.add("pressed"));
            mouse(MouseEvent.MOUSE_PRESSED);
        });
        fx.execute(() -> exchanged("first"));
        fx.nextFrame().execute(() -> exchanged("with a frame"));
        fx.execute(() -> exchanged("second"));
        Toolkit.run(() -> {}); // all that was given has come to the thread
        Toolkit.run(() -> mouse(MouseEvent.MOUSE_RELEASED));

        await().until(() -> done.size() == 4);
        assertThat(done).first().isEqualTo("pressed");
        assertThat(done).filteredOn(word -> !word.equals("with a frame")).containsExactly("pressed", "first", "second");
    }

    @Test
    @DisplayName("goes on beside a drag, and after one whose work failed")
    void goesOn() {
        Toolkit.run(() -> {
            fx.heed(new Scene(page, 200, 100));
            mouse(MouseEvent.MOUSE_PRESSED);
        });
        fx.execute(() -> {
            throw new IllegalStateException("a bug that a test has planted");
        });
        fx.execute(() -> done.add("after it"));

        await().dontCatchUncaughtExceptions().until(() -> done.equals(List.of("after it")));
    }

    private void exchanged(String word) {
        page.getChildren().setAll(new Region());
        done.add(word);
    }

    private void mouse(EventType<MouseEvent> what) {
        boolean down = what == MouseEvent.MOUSE_PRESSED;
        Event.fireEvent(button, new MouseEvent(
                what, 5, 5, 5, 5, MouseButton.PRIMARY, 1, false, false, false, false, down, false, false, true, false, true, null));
    }
}
