package org.hostkeeper.desktop.schedule;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** The mouse on a timeline: the wheel scrolls, with Ctrl it zooms where the mouse is; dragging moves; a click opens. */
final class TimelineHand {
    private static final double ZOOM = 1.2;

    private final TimelineChart chart;
    private double lastX;
    private double lastY;

    TimelineHand(TimelineChart chart) {
        this.chart = chart;
    }

    void follow() {
        chart.setOnScroll(this::scroll);
        chart.setOnMousePressed(event -> {
            chart.requestFocus();
            remember(event);
        });
        chart.setOnMouseDragged(this::drag);
        chart.setOnMouseClicked(this::click);
        chart.setOnMouseMoved(event -> chart.point(chart.at(event.getX(), event.getY())));
        chart.setOnMouseExited(_ -> chart.hush());
    }

    private void scroll(ScrollEvent event) {
        Span span = chart.span();
        double width = chart.timeWidth();
        if (event.isControlDown()) {
            double part = Math.clamp((event.getX() - chart.drawnWidth() + width) / width, 0, 1);
            chart.show(span.zoomed(event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM, part));
        } else {
            chart.show(span.moved(-event.getDeltaX() / width * span.length()));
            chart.scroll(-event.getDeltaY());
        }
        event.consume();
    }

    private void remember(MouseEvent event) {
        lastX = event.getX();
        lastY = event.getY();
    }

    private void drag(MouseEvent event) {
        chart.show(chart.span().moved((lastX - event.getX()) / chart.timeWidth() * chart.span().length()));
        chart.scroll(lastY - event.getY());
        remember(event);
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            chart.laneAt(event.getY()).ifPresent(lane -> {
                int start = chart.at(event.getX(), event.getY()).map(hit -> hit.mark().first()).orElse(0);
                chart.focus(new TimelineBrush.Focus(lane, start));
                chart.open();
            });
        }
    }
}
