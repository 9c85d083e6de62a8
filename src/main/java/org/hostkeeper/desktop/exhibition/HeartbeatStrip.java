package org.hostkeeper.desktop.exhibition;

import java.time.Duration;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.exhibition.Watch;
import org.hostkeeper.words.Text;

/** The beats of a guest in the last two minutes, a stroke for each second in which one counted: a gap is a silence. */
final class HeartbeatStrip extends Pane {
    private static final double EDGE = 3;

    private final Surroundings around;
    private final Path strokes = new Path();
    private final Tooltip tooltip = new Tooltip();
    private List<Integer> beats = List.of();

    HeartbeatStrip(Surroundings around, double width, double height) {
        this.around = around;
        getStyleClass().add("beats");
        strokes.getStyleClass().add("beat");
        strokes.setManaged(false);
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxHeight(height);
        getChildren().add(strokes);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        Tooltip.install(this, tooltip);
        widthProperty().addListener(_ -> draw());
        heightProperty().addListener(_ -> draw());
    }

    void show(Watch watch) {
        beats = watch.beats();
        String said = around.language().now(said(watch));
        setAccessibleText(said);
        tooltip.setText(said);
        draw();
    }

    private static Text said(Watch watch) {
        long heard = watch.beats().stream().filter(count -> count > 0).count();
        return watch.lastBeat()
                .map(last -> Text.of(
                        "desktop.exhibition", "beats", heard, watch.beats().size(), Math.max(0, Duration.between(last, watch.at()).toMillis()) / 1000.0))
                .orElseGet(() -> Text.of("desktop.exhibition", "beats.none"));
    }

    private void draw() {
        strokes.getElements().clear();
        double step = (getWidth() - 2 * EDGE) / Math.max(1, beats.size());
        for (int i = 0; i < beats.size(); i++) {
            if (beats.get(i) > 0) {
                double x = EDGE + (i + 0.5) * step;
                strokes.getElements().addAll(new MoveTo(x, EDGE), new LineTo(x, getHeight() - EDGE));
            }
        }
    }
}
