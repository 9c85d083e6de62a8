package org.hostkeeper.desktop.app;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Keeps the title bar of a window that was just shown on the screen. How large its frame is, the window manager tells
 * after the window is there, and under load long after: what was placed without knowing it then lies above the edge. For
 * a few seconds each news of place or size is looked at; whoever moves the window later is left alone.
 */
final class TitleBar {
    private static final Duration WHILE = Duration.seconds(5);

    /** A window manager that puts it back each time has its reasons. */
    private static final int TIMES = 3;

    private final Stage stage;
    private int left = TIMES;

    private TitleBar(Stage stage) {
        this.stage = stage;
    }

    /** From now on, for the window's first seconds. */
    static void keepOnScreen(Stage stage) {
        TitleBar bar = new TitleBar(stage);
        InvalidationListener news = _ -> bar.look();
        stage.yProperty().addListener(news);
        stage.heightProperty().addListener(news);
        PauseTransition end = new PauseTransition(WHILE);
        end.setOnFinished(_ -> {
            stage.yProperty().removeListener(news);
            stage.heightProperty().removeListener(news);
        });
        end.play();
        bar.look();
    }

    private void look() {
        if (!stage.isShowing() || Double.isNaN(stage.getY()) || left == 0) {
            return;
        }
        List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        double down = WindowMemory.now(stage).above(screens);
        if (down > 0) {
            left--;
            stage.setY(stage.getY() + down);
        }
    }
}
