package org.hostkeeper.desktop.theme;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Draws its content larger. Content that would get less room than it can be used in keeps that room, and the window
 * scrolls over it; where the keyboard goes, the view follows.
 */
public final class Scaled extends Region {
    private static final double BAR = 14;

    private final Region content;
    private final ObservableValue<Integer> percent;
    private final double leastWidth;
    private final double leastHeight;
    private final Scale scale = new Scale();
    private final ScrollBar across = bar(Orientation.HORIZONTAL);
    private final ScrollBar down = bar(Orientation.VERTICAL);

    /** @param leastWidth with {@code leastHeight}: in what room the content can still be used, at 100 % */
    public Scaled(Region content, ObservableValue<Integer> percent, double leastWidth, double leastHeight) {
        this.content = content;
        this.percent = percent;
        this.leastWidth = leastWidth;
        this.leastHeight = leastHeight;
        content.getTransforms().add(scale);
        getChildren().addAll(content, across, down);
        percent.addListener(_ -> requestLayout());
        across.valueProperty().addListener(_ -> requestLayout());
        down.valueProperty().addListener(_ -> requestLayout());
        setOnScroll(event -> {
            across.setValue(clamp(across, across.getValue() - event.getDeltaX()));
            down.setValue(clamp(down, down.getValue() - event.getDeltaY()));
        });
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                scene.focusOwnerProperty().addListener((_, _, owner) -> {
                    if (owner != null) {
                        follow(owner);
                    }
                });
            }
        });
    }

    @Override
    protected void layoutChildren() {
        double by = percent.getValue() / 100.0;
        scale.setX(by);
        scale.setY(by);
        double width = Math.max(Math.floor(getWidth() / by), leastWidth);
        double height = Math.max(Math.floor(getHeight() / by), leastHeight);
        set(across, width * by, getWidth());
        set(down, height * by, getHeight());
        content.resizeRelocate(-Math.round(across.getValue()), -Math.round(down.getValue()), width, height);
        across.resizeRelocate(0, getHeight() - BAR, getWidth() - (down.isVisible() ? BAR : 0), BAR);
        down.resizeRelocate(getWidth() - BAR, 0, BAR, getHeight() - (across.isVisible() ? BAR : 0));
    }

    private static void set(ScrollBar bar, double all, double seen) {
        double hidden = all - seen;
        bar.setVisible(hidden > 1);
        bar.setMax(Math.max(0, hidden + (hidden > 1 ? BAR : 0)));
        bar.setVisibleAmount(bar.getMax() * Math.min(1, seen / Math.max(1, all)));
        bar.setValue(clamp(bar, bar.getValue()));
    }

    private void follow(Node owner) {
        if (!across.isVisible() && !down.isVisible()) {
            return;
        }
        Bounds place = sceneToLocal(owner.localToScene(owner.getLayoutBounds()));
        across.setValue(clamp(across, across.getValue() + missing(place.getMinX(), place.getMaxX(), getWidth() - BAR)));
        down.setValue(clamp(down, down.getValue() + missing(place.getMinY(), place.getMaxY(), getHeight() - BAR)));
    }

    /** How far to move so that what lies from one end to the other is seen; its beginning if it is too large. */
    private static double missing(double from, double to, double room) {
        if (from < 0 || to - from > room) {
            return from;
        }
        return Math.max(0, to - room);
    }

    private static double clamp(ScrollBar bar, double value) {
        return Math.clamp(value, 0, bar.getMax());
    }

    private static ScrollBar bar(Orientation orientation) {
        ScrollBar bar = new ScrollBar();
        bar.setOrientation(orientation);
        bar.setManaged(false);
        bar.setFocusTraversable(false);
        bar.setVisible(false);
        bar.setMax(0);
        return bar;
    }
}
