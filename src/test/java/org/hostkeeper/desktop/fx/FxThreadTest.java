package org.hostkeeper.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.settings.SettingsModel;
import org.hostkeeper.desktop.settings.SettingsPage;
import org.hostkeeper.desktop.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What other threads have to show in a window")
class FxThreadTest {
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final TestWindow window = TestWindow.of(
            Theme.LIGHT,
            Locale.ENGLISH,
            w -> List.<Page>of(new SettingsPage(w.around(), new SettingsModel(w.look(), w.language()).sections())));
    private final FxThread fx = window.around().fx();
    private final Node page = window.scene().getRoot();

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    @DisplayName("waits while something is pressed and comes, in its order, after what the release does: who was exchanged meanwhile would not hear it")
    void waitsForTheRelease() {
        Toolkit.run(() -> {
            page.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> done.add("released"));
            mouse(MouseEvent.MOUSE_PRESSED);
        });
        fx.execute(() -> done.add("first"));
        fx.nextFrame().execute(() -> done.add("with a frame"));
        fx.execute(() -> done.add("second"));
        Toolkit.run(() -> {}); // all that was given has come to the thread
        Toolkit.run(() -> mouse(MouseEvent.MOUSE_RELEASED));

        await().until(() -> done.size() == 4);
        assertThat(done).first().isEqualTo("released");
        assertThat(done).filteredOn(word -> !word.equals("with a frame")).containsExactly("released", "first", "second");
    }

    @Test
    @DisplayName("goes on beside a drag, and after one whose work failed")
    void goesOn() {
        Toolkit.run(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, bug) -> done.add(bug.getMessage()));
            mouse(MouseEvent.MOUSE_PRESSED);
        });
        fx.execute(() -> {
            throw new IllegalStateException("a planted bug");
        });
        fx.execute(() -> done.add("after it"));

        try {
            await().until(() -> done.size() == 2);
            assertThat(done).containsExactlyInAnyOrder("a planted bug", "after it");
        } finally {
            Toolkit.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
        }
    }

    private void mouse(EventType<MouseEvent> what) {
        boolean down = what == MouseEvent.MOUSE_PRESSED;
        Event.fireEvent(page, new MouseEvent(
                what, 5, 5, 5, 5, MouseButton.PRIMARY, 1, false, false, false, false, down, false, false, true, false, true, null));
    }
}
