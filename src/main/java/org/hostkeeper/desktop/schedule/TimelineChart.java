package org.hostkeeper.desktop.schedule;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.util.Duration;
import org.hostkeeper.desktop.schedule.TimelineBrush.Focus;
import org.hostkeeper.desktop.schedule.TimelineBrush.Sight;
import org.hostkeeper.desktop.widget.Surroundings;

/**
 * The timeline itself. Only what is in sight is drawn, at most once a frame, at as many points as the window's scale gives;
 * so it makes no difference how many lines there are. It can be scrolled and zoomed with wheel, mouse and keys, and walked
 * through start by start.
 */
final class TimelineChart extends Region {
    private static final double BAR = 14;

    private final Surroundings around;
    private final Consumer<Lane> open;
    private final TimelineSay say;
    private final Canvas canvas = new Canvas();
    private final Scale unscale = new Scale();
    private final TimelineColours colours = new TimelineColours(this::redraw);
    private final TimelineBrush brush;
    private final ScrollBar down = bar(Orientation.VERTICAL);
    private final ScrollBar across = bar(Orientation.HORIZONTAL);
    private final Tooltip tooltip = new Tooltip();
    private Optional<Lanes> lanes = Optional.empty();
    private Span span = Span.all(1);
    private Focus focus = new Focus(0, 0);
    private double scale = 1;
    private boolean drawing;

    TimelineChart(Surroundings around, Consumer<Lane> open) {
        this.around = around;
        this.open = open;
        this.say = new TimelineSay(around.words("desktop.schedule"));
        this.brush = new TimelineBrush(canvas.getGraphicsContext2D(), colours, around.words("desktop.schedule"));
        getStyleClass().add("timeline");
        canvas.getTransforms().add(unscale);
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().addAll(colours, canvas, down, across);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        tooltip.setShowDelay(Duration.millis(150));
        down.valueProperty().addListener(_ -> redraw());
        across.valueProperty().addListener((_, _, next) -> show(span.moved(next.doubleValue() - span.from())));
        focusedProperty().addListener(_ -> redraw());
        localToSceneTransformProperty().addListener((_, _, next) -> {
            if (next.getMxx() != scale) {
                scale = next.getMxx();
                requestLayout();
            }
        });
        around.now().property().addListener(_ -> redraw());
        around.language().localeProperty().addListener(_ -> redraw());
        new TimelineHand(this).follow();
        addEventHandler(KeyEvent.KEY_PRESSED, new TimelineKeys(this)::press);
    }

    void show(Lanes next) {
        boolean otherTime = lanes.map(before -> !before.timeline().from().equals(next.timeline().from())
                || before.timeline().minutes() != next.timeline().minutes()).orElse(true);
        lanes = Optional.of(next);
        focus = kept(next, focus);
        if (otherTime) {
            show(Span.all(next.timeline().minutes()));
        }
        requestLayout();
        tell();
        redraw();
    }

    private static Focus kept(Lanes next, Focus before) {
        int lane = Math.clamp(before.lane(), 0, Math.max(0, next.lanes().size() - 1));
        int starts = next.isEmpty() ? 1 : next.lanes().get(lane).starts().starts().count();
        return new Focus(lane, Math.clamp(before.start(), 0, starts - 1));
    }

    Optional<Lanes> lanes() {
        return lanes.filter(shown -> !shown.isEmpty());
    }

    Span span() {
        return span;
    }

    /** Shows this part of the time. */
    void show(Span next) {
        span = next;
        across.setMax(span.whole() - span.length());
        across.setVisibleAmount(span.whole() <= span.length() ? 1 : across.getMax() * span.length() / span.whole());
        across.setValue(span.from());
        across.setVisible(span.length() < span.whole());
        redraw();
    }

    void zoom(double factor) {
        show(span.zoomed(factor, 0.5));
    }

    void scroll(double pixels) {
        down.setValue(Math.clamp(down.getValue() + pixels, 0, down.getMax()));
    }

    Focus focus() {
        return focus;
    }

    /** Puts the keyboard there, and brings it into sight. */
    void focus(Focus next) {
        lanes().ifPresent(shown -> {
            focus = kept(shown, next);
            double top = focus.lane() * TimelineBrush.ROW;
            double room = drawnHeight() - TimelineBrush.HEAD - TimelineBrush.ROW;
            down.setValue(Math.clamp(Math.clamp(down.getValue(), Math.max(0, top - room), Math.max(0, top)), 0, down.getMax()));
            show(span.with(shown.lanes().get(focus.lane()).starts().starts().minute(focus.start())));
            tell();
            redraw();
        });
    }

    void open() {
        lanes().ifPresent(shown -> open.accept(shown.lanes().get(focus.lane())));
    }

    private void tell() {
        setAccessibleText(lanes.map(shown -> say.all(shown) + (shown.isEmpty() ? "" : "\n" + say.start(shown, focus))).orElse(""));
    }

    /** Says what lies there, or nothing. */
    void point(Optional<Hit> hit) {
        if (hit.isPresent() && lanes.isPresent()) {
            tooltip.setText(say.start(lanes.get(), lanes.get().lanes().get(hit.get().lane()), hit.get().mark()));
            Tooltip.install(this, tooltip);
        } else {
            tooltip.hide();
            Tooltip.uninstall(this, tooltip);
        }
    }

    /** The tooltip at the start where the keyboard is. */
    void sayFocus() {
        lanes().ifPresent(shown -> {
            tooltip.setText(say.start(shown, focus));
            Sight sight = sight(shown);
            Point2D at = localToScreen(sight.x(shown.lanes().get(focus.lane()).starts().starts().minute(focus.start())), sight.y(focus.lane()) + TimelineBrush.ROW);
            if (at != null) {
                tooltip.show(this, at.getX(), at.getY());
            }
        });
    }

    void hush() {
        tooltip.hide();
    }

    /** A mark of a line. */
    record Hit(int lane, LaneMarks.Mark mark) {}

    /** What is drawn there. */
    Optional<Hit> at(double x, double y) {
        return lanes().map(this::sight).filter(_ -> y > TimelineBrush.HEAD).flatMap(sight -> {
            int lane = (int) ((y - TimelineBrush.HEAD + sight.top()) / TimelineBrush.ROW);
            if (lane >= sight.lanes().lanes().size() || x < sight.names()) {
                return Optional.empty();
            }
            return LaneMarks.of(sight.lanes().lanes().get(lane).starts(), span, drawnWidth() - sight.names()).stream()
                    .filter(mark -> x > sight.x(mark.minute()) - LaneMarks.NEAR && x < Math.max(sight.x(mark.end()), sight.x(mark.minute()) + 3) + LaneMarks.NEAR)
                    .findFirst()
                    .map(mark -> new Hit(lane, mark));
        });
    }

    /** The line there. */
    Optional<Integer> laneAt(double y) {
        return lanes().map(this::sight)
                .map(sight -> (int) ((y - TimelineBrush.HEAD + sight.top()) / TimelineBrush.ROW))
                .filter(lane -> y > TimelineBrush.HEAD && lane < lanes.map(shown -> shown.lanes().size()).orElse(0));
    }

    double timeWidth() {
        return Math.max(1, drawnWidth() - lanes.map(shown -> sight(shown).names()).orElse(0.0));
    }

    double drawnWidth() {
        return Math.max(1, getWidth() - BAR);
    }

    double drawnHeight() {
        return Math.max(1, getHeight() - BAR);
    }

    private Sight sight(Lanes shown) {
        return new Sight(shown, span, down.getValue(), drawnWidth(), drawnHeight(), focus, isFocused(), around.now().instant());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.ceil(drawnWidth() * scale));
        canvas.setHeight(Math.ceil(drawnHeight() * scale));
        unscale.setX(1 / scale);
        unscale.setY(1 / scale);
        double hidden = Math.max(0, lanes.map(shown -> shown.lanes().size()).orElse(0) * TimelineBrush.ROW + TimelineBrush.HEAD - drawnHeight());
        down.setMax(hidden);
        down.setVisible(hidden > 0);
        down.setVisibleAmount(hidden * drawnHeight() / (hidden + drawnHeight()));
        down.setBlockIncrement(drawnHeight() - TimelineBrush.HEAD);
        down.setValue(Math.clamp(down.getValue(), 0, hidden));
        down.resizeRelocate(drawnWidth(), TimelineBrush.HEAD, BAR, drawnHeight() - TimelineBrush.HEAD);
        across.resizeRelocate(drawnWidth() - timeWidth(), drawnHeight(), timeWidth(), BAR);
        redraw();
    }

    /** With the next frame, however often it is asked for. */
    private void redraw() {
        if (!drawing && lanes.isPresent()) {
            drawing = true;
            around.nextFrame().execute(this::draw);
        }
    }

    private void draw() {
        drawing = false;
        lanes.ifPresent(shown -> {
            var gc = canvas.getGraphicsContext2D();
            gc.setTransform(scale, 0, 0, scale, 0, 0);
            brush.draw(sight(shown));
        });
    }

    private static ScrollBar bar(Orientation orientation) {
        ScrollBar bar = new ScrollBar();
        bar.setOrientation(orientation);
        bar.setManaged(false);
        bar.setFocusTraversable(false);
        bar.setVisible(false);
        return bar;
    }
}
