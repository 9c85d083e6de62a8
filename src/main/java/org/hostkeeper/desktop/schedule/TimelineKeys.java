package org.hostkeeper.desktop.schedule;

import javafx.scene.input.KeyEvent;
import org.hostkeeper.desktop.schedule.TimelineBrush.Focus;
import org.hostkeeper.schedule.Starts;

/** The keys of a timeline: arrows go from start to start and from line to line, Enter opens, plus and minus zoom, 0 shows all. */
record TimelineKeys(TimelineChart chart) {
    private static final double ZOOM = 1.5;

    void press(KeyEvent event) {
        boolean taken = true;
        switch (event.getCode()) {
            case LEFT -> step(0, -1);
            case RIGHT -> step(0, 1);
            case UP -> step(-1, 0);
            case DOWN -> step(1, 0);
            case PAGE_UP -> step(-page(), 0);
            case PAGE_DOWN -> step(page(), 0);
            case HOME -> chart.focus(new Focus(chart.focus().lane(), 0));
            case END -> chart.focus(new Focus(chart.focus().lane(), Integer.MAX_VALUE));
            case PLUS, ADD, EQUALS -> chart.zoom(ZOOM);
            case MINUS, SUBTRACT -> chart.zoom(1 / ZOOM);
            case DIGIT0, NUMPAD0 -> chart.show(Span.all(chart.span().whole()));
            case ENTER -> chart.open();
            case ESCAPE -> chart.hush();
            default -> taken = false;
        }
        if (taken && !event.isControlDown()) {
            event.consume();
        }
    }

    private int page() {
        return (int) ((chart.drawnHeight() - TimelineBrush.HEAD) / TimelineBrush.ROW);
    }

    /** To another line one comes at the start that is next in time. */
    private void step(int lanes, int starts) {
        chart.lanes().ifPresent(shown -> {
            Focus before = chart.focus();
            int lane = Math.clamp(before.lane() + lanes, 0, shown.lanes().size() - 1);
            int minute = shown.lanes().get(before.lane()).starts().starts().minute(before.start());
            Starts there = shown.lanes().get(lane).starts().starts();
            int start = lane == before.lane() ? before.start() + starts : Math.min(there.numberFrom(minute), there.count() - 1);
            chart.focus(new Focus(lane, start));
            chart.sayFocus();
        });
    }
}
