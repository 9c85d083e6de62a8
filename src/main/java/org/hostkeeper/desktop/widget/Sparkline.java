package org.hostkeeper.desktop.widget;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.StrokeLineCap;
import javafx.util.Duration;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.facts.Past.Point;
import org.hostkeeper.words.Text;

/**
 * A day as a line, small enough for a table's cell. It is drawn of shapes, so it is crisp at every scale; its colours are
 * the theme's. The mouse shows value and time of a moment, and so do the arrow keys where it can be focused; who cannot
 * see it is told least, most and now. A red foot says that the host did not answer.
 */
public final class Sparkline extends Pane {
    private static final double EDGE = 2;

    private final Surroundings around;
    private final Path line = path("spark-line");
    private final Path missing = path("spark-missing");
    private final Circle mark = new Circle(2.5);
    private final Tooltip tooltip = new Tooltip();
    private Optional<Trace> trace = Optional.empty();
    private int looked = -1;

    public Sparkline(Surroundings around, double width, double height) {
        this.around = around;
        getStylesheets().add(Look.sheet(Sparkline.class, "sparkline.css"));
        getStyleClass().add("sparkline");
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxHeight(height);
        mark.getStyleClass().add("spark-mark");
        mark.setVisible(false);
        getChildren().addAll(missing, line, mark);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        tooltip.setShowDelay(Duration.millis(150));
        Tooltip.install(this, tooltip);
        setOnMouseMoved(event -> trace.flatMap(t -> t.nearest(event.getX() / getWidth())).ifPresent(this::point));
        setOnMouseExited(_ -> mark.setVisible(false));
        widthProperty().addListener(_ -> draw());
        heightProperty().addListener(_ -> draw());
    }

    /** Can be focused, and walked through with the arrow keys. */
    public Sparkline walkable() {
        setFocusTraversable(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
        focusedProperty().addListener((_, _, now) -> {
            if (!now) {
                mark.setVisible(false);
                tooltip.hide();
            }
        });
        return this;
    }

    public void show(Trace next) {
        if (trace.filter(next::equals).isPresent()) {
            return;
        }
        trace = Optional.of(next);
        looked = next.points().size() - 1;
        mark.setVisible(false);
        accessibleTextProperty().bind(around.language().say(next.said()));
        tooltip.textProperty().unbind();
        tooltip.textProperty().bind(around.language().say(next.said()));
        draw();
    }

    /** What line and red foot mean. */
    public static HBox legend(Language language) {
        Label value = Controls.label(language.say(Text.of("desktop.widget", "spark.legend")), "small", "quiet");
        Label gap = Controls.label(language.say(Text.of("desktop.widget", "spark.legend.missing")), "small", "quiet");
        HBox legend = new HBox(sample("spark-line"), value, sample("spark-missing"), gap);
        legend.getStylesheets().add(Look.sheet(Sparkline.class, "sparkline.css"));
        legend.getStyleClass().add("spark-legend");
        List.of(value, gap).forEach(label -> label.setMinWidth(Region.USE_PREF_SIZE));
        return legend;
    }

    private static Path sample(String style) {
        Path sample = path(style);
        sample.getElements().addAll(new MoveTo(0, 4), new LineTo(14, 4));
        return sample;
    }

    private static Path path(String style) {
        Path path = new Path();
        path.getStyleClass().add(style);
        path.setStrokeLineCap(StrokeLineCap.BUTT);
        return path;
    }

    private void draw() {
        line.getElements().clear();
        missing.getElements().clear();
        if (trace.isEmpty() || getWidth() == 0) {
            return;
        }
        Trace drawn = trace.get();
        Optional<Point> before = Optional.empty();
        for (Point point : drawn.points()) {
            boolean joined = before.filter(b -> java.time.Duration.between(b.at(), point.at()).compareTo(Trace.APART) <= 0)
                    .filter(b -> b.value().isPresent() == point.value().isPresent())
                    .isPresent();
            Path path = point.value().isPresent() ? line : missing;
            path.getElements().add(element(joined, x(drawn, point), y(drawn, point)));
            if (!joined) {
                path.getElements().add(new LineTo(x(drawn, point) + 0.8, y(drawn, point)));
            }
            before = Optional.of(point);
        }
    }

    private static PathElement element(boolean joined, double x, double y) {
        return joined ? new LineTo(x, y) : new MoveTo(x, y);
    }

    private double x(Trace drawn, Point point) {
        return EDGE + Math.max(0, drawn.place(point.at())) * (getWidth() - 2 * EDGE);
    }

    private double y(Trace drawn, Point point) {
        double part = point.value().map(v -> v / drawn.top()).orElse(0.0);
        return getHeight() - EDGE - part * (getHeight() - 2 * EDGE);
    }

    private void walk(KeyEvent event) {
        int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (step != 0 && trace.filter(t -> !t.points().isEmpty()).isPresent()) {
            List<Point> points = trace.get().points();
            looked = Math.clamp(looked + step, 0, points.size() - 1);
            point(points.get(looked));
            var at = localToScreen(mark.getCenterX(), getHeight());
            tooltip.show(this, at.getX(), at.getY() + 4);
            event.consume();
        }
    }

    /** Marks the moment and says what was then. */
    private void point(Point point) {
        trace.ifPresent(drawn -> {
            mark.setCenterX(x(drawn, point));
            mark.setCenterY(y(drawn, point));
            mark.setVisible(true);
            tooltip.textProperty().unbind();
            tooltip.textProperty().bind(Bindings.createStringBinding(
                    () -> around.language().now(Text.of(
                            "desktop.widget",
                            "spark.moment",
                            point.value().map(drawn.written()).orElseGet(() -> Text.of("desktop.widget", "spark.none")),
                            Ages.exact(point.at(), around.language().locale()))),
                    around.language().localeProperty()));
        });
    }
}
