package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.hostkeeper.desktop.frame.FrameModel;
import org.hostkeeper.desktop.frame.FrameView;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.fx.FxThread;
import org.hostkeeper.desktop.job.JobsModel;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.theme.Scaled;
import org.hostkeeper.desktop.widget.ColumnMemory;
import org.hostkeeper.desktop.widget.Now;
import org.hostkeeper.desktop.widget.Overlay;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.widget.Toasts;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.job.Jobs;

/** The window's inside without a stage: what lies behind, the dialogs above it, the toasts above all. */
final class ConsoleWindow {
    static final double WIDTH = 1280;
    static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 560;

    private final BorderPane behind = new BorderPane();
    private final Surroundings around;
    private final Scene scene;

    ConsoleWindow(Language language, Look look, Now now, FxThread fx, Jobs jobs, ColumnMemory columns) {
        Overlay overlay = new Overlay(behind);
        Toasts toasts = new Toasts(language);
        StackPane inside = new StackPane(overlay, toasts);
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        this.around = new Surroundings(language, now, fx, jobs, columns, overlay, toasts);
        this.scene = new Scene(new Scaled(inside, look.scale(), LEAST_WIDTH, LEAST_HEIGHT), WIDTH, HEIGHT);
        fx.heed(scene);
        look.dress(scene);
    }

    Surroundings around() {
        return around;
    }

    Scene scene() {
        return scene;
    }

    void fill(FrameModel model, JobsModel jobs, List<Page> pages) {
        new FrameView(behind, around, model, jobs, pages, Optional.empty());
    }

    /** @param welcome what is shown in place of the pages about hosts while there are none */
    void fill(FrameModel model, JobsModel jobs, List<Page> pages, Node welcome) {
        new FrameView(behind, around, model, jobs, pages, Optional.of(welcome));
    }
}
