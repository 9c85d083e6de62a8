package org.hostkeeper.desktop.schedule;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.schedule.Overlap;
import org.hostkeeper.schedule.TimeRuler;

/** Draws the lines that are in sight, the ruler above them and the moment that is now; nothing else. */
final class TimelineBrush {
    static final double ROW = 24;
    static final double HEAD = 28;

    private static final double BAR = 12;
    private static final double LEAST_WIDTH = 3;
    private static final double LABEL = 72;
    private static final double COUNTED = 44;
    private static final double PALE = 0.4;
    private static final double PAD = 8;
    private static final int HOUR = 60;
    private static final List<Integer> STEPS =
            List.of(5, 10, 15, 30, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final GraphicsContext gc;
    private final TimelineColours colours;
    private final Words words;
    private final FittedText names = new FittedText();
    private final FittedText hosts = new FittedText();

    TimelineBrush(GraphicsContext gc, TimelineColours colours, Words words) {
        this.gc = gc;
        this.colours = colours;
        this.words = words;
    }

    /**
     * What is in sight.
     *
     * @param top how far the lines are scrolled, in pixels
     * @param focus the line and the start where the keyboard is
     */
    record Sight(Lanes lanes, Span span, double top, double width, double height, Focus focus, boolean focused, Instant now) {
        /** Names take what the widest page gives them, and less where there is less. */
        double names() {
            return Math.clamp(width * 0.34, 150, 320);
        }

        double x(double minute) {
            return names() + span.x(minute, width - names());
        }

        int firstLane() {
            return (int) (top / ROW);
        }

        int beyondLanes() {
            return Math.min(lanes.lanes().size(), (int) Math.ceil((top + height - HEAD) / ROW));
        }

        double y(int lane) {
            return HEAD + lane * ROW - top;
        }
    }

    /** A line and one of its starts. */
    record Focus(int lane, int start) {}

    void draw(Sight sight) {
        gc.setFill(colours.ground());
        gc.fillRect(0, 0, sight.width(), sight.height());
        gc.setFont(colours.letters());
        gc.setTextBaseline(VPos.CENTER);
        stripes(sight);
        ruler(sight);
        names.to(sight.names() * 0.62 - PAD, colours.letters());
        hosts.to(sight.names() * 0.38 - 2 * PAD, colours.letters());
        for (int i = sight.firstLane(); i < sight.beyondLanes(); i++) {
            name(sight, i);
        }
        gc.save();
        gc.beginPath();
        gc.rect(sight.names(), HEAD, sight.width() - sight.names(), sight.height() - HEAD);
        gc.clip();
        for (int i = sight.firstLane(); i < sight.beyondLanes(); i++) {
            lane(sight, i);
        }
        gc.restore();
        now(sight);
        head(sight);
    }

    private void stripes(Sight sight) {
        for (int i = sight.firstLane(); i < sight.beyondLanes(); i++) {
            boolean here = sight.focused() && sight.focus().lane() == i;
            if (here || i % 2 == 1) {
                gc.setGlobalAlpha(here ? 0.16 : 1);
                gc.setFill(here ? colours.accent() : colours.side());
                gc.fillRect(0, sight.y(i), sight.width(), ROW);
            }
        }
        gc.setGlobalAlpha(1);
    }

    private void ruler(Sight sight) {
        gc.setStroke(colours.line());
        gc.setLineWidth(1);
        for (TimeRuler.Tick tick : ticks(sight)) {
            double x = snapped(sight.x(sight.lanes().timeline().minute(tick.at())));
            gc.setLineWidth(tick.isMidnight() ? 2 : 1);
            gc.strokeLine(x, HEAD, x, sight.height());
        }
    }

    private static List<TimeRuler.Tick> ticks(Sight sight) {
        Span span = sight.span();
        double each = span.length() / (sight.width() - sight.names()) * LABEL;
        int step = STEPS.stream().filter(minutes -> minutes >= each).findFirst().orElse(STEPS.getLast());
        Instant from = sight.lanes().timeline().at((int) Math.ceil(span.from()));
        return TimeRuler.ticks(from, sight.lanes().timeline().at((int) (span.from() + span.length())), sight.lanes().zone(), step);
    }

    /** Drawn last: lines scroll beneath it. */
    private void head(Sight sight) {
        gc.setFill(colours.ground());
        gc.fillRect(0, 0, sight.width(), HEAD);
        gc.setFill(colours.quiet());
        gc.setTextAlign(TextAlignment.LEFT);
        DateTimeFormatter day = DateTimeFormatter.ofPattern("EEE d MMM", words.language().locale());
        for (TimeRuler.Tick tick : ticks(sight)) {
            double x = sight.x(sight.lanes().timeline().minute(tick.at()));
            if (x < sight.width() - LABEL / 2) {
                gc.setFill(tick.isMidnight() ? colours.text() : colours.quiet());
                gc.fillText((tick.isMidnight() ? day : CLOCK).format(tick.shown()), x + 4, HEAD / 2);
            }
        }
        double x = sight.x(sight.lanes().timeline().minute(sight.now()));
        if (x >= sight.names() && x <= sight.width()) {
            gc.setFill(colours.accent());
            gc.fillPolygon(new double[] {x - 5, x + 5, x}, new double[] {HEAD - 7, HEAD - 7, HEAD}, 3);
        }
        gc.setStroke(colours.line());
        gc.setLineWidth(1);
        gc.strokeLine(0, HEAD - 0.5, sight.width(), HEAD - 0.5);
    }

    private void name(Sight sight, int number) {
        Lane lane = sight.lanes().lanes().get(number);
        double y = sight.y(number);
        gc.setFill(colours.hue(lane.hue()));
        gc.fillRect(0, y + 4, 4, ROW - 8);
        gc.setFill(lane.row().fresh() ? colours.text() : colours.quiet());
        gc.setTextAlign(TextAlignment.LEFT);
        gc.fillText(names.fitted(Plain.oneLine(lane.starts().name())), PAD + 4, y + ROW / 2);
        gc.setFill(colours.quiet());
        gc.fillText(hosts.fitted(host(lane, sight.now())), sight.names() * 0.62 + PAD, y + ROW / 2);
    }

    /** A lost host says how old its lines are. */
    private String host(Lane lane, Instant now) {
        String host = lane.starts().host().value();
        return lane.row().taken()
                .map(then -> host + " · " + words.language().now(Ages.since(then, now)))
                .orElse(host);
    }

    private void lane(Sight sight, int number) {
        Lane lane = sight.lanes().lanes().get(number);
        double y = sight.y(number) + (ROW - BAR) / 2;
        Paint hue = colours.hue(lane.hue());
        for (LaneMarks.Mark mark : LaneMarks.of(lane.starts(), sight.span(), sight.width() - sight.names())) {
            double x = sight.x(mark.minute());
            boolean known = lane.starts().expected().isPresent() || mark.count() > 1;
            double width = known ? Math.max(LEAST_WIDTH, sight.x(mark.end()) - x) : LEAST_WIDTH;
            bar(lane, hue, x, y, width);
            if (mark.count() > 1 && width > COUNTED) {
                count(sight, mark, x, y, width);
            }
            mark.overlap().ifPresent(overlap -> overlap(overlap, x, y, width));
            boolean here = sight.focused() && sight.focus().lane() == number
                    && sight.focus().start() >= mark.first() && sight.focus().start() < mark.first() + mark.count();
            if (here) {
                gc.setStroke(colours.accent());
                gc.setLineWidth(2);
                gc.strokeRoundRect(x - 3, y - 3, width + 6, BAR + 6, 6, 6);
            }
        }
    }

    /** Hollow where its host is lost. */
    private void bar(Lane lane, Paint hue, double x, double y, double width) {
        if (lane.row().fresh()) {
            gc.setFill(hue);
            gc.setGlobalAlpha(PALE);
            gc.fillRoundRect(x, y, width, BAR, 4, 4);
            gc.setGlobalAlpha(1);
            gc.fillRect(x, y, LEAST_WIDTH, BAR);
        } else {
            gc.setStroke(hue);
            gc.setLineWidth(1);
            gc.strokeRoundRect(x + 0.5, y + 0.5, Math.max(1, width - 1), BAR - 1, 3, 3);
        }
    }

    private void count(Sight sight, LaneMarks.Mark mark, double x, double y, double width) {
        double from = Math.max(x, sight.names());
        double to = Math.min(x + width, sight.width());
        if (to - from > COUNTED) {
            gc.setFill(colours.text());
            gc.setTextAlign(TextAlignment.CENTER);
            gc.fillText("× " + mark.count(), (from + to) / 2, y + BAR / 2);
        }
    }

    /** A line beneath, and a triangle for several hosts, a diamond for one and the same. */
    private void overlap(Overlap overlap, double x, double y, double width) {
        gc.setFill(colours.overlap());
        gc.fillRect(x, y + BAR + 1, Math.max(width, 6), 2);
        double middle = x + 1.5;
        if (overlap.acrossHosts()) {
            gc.fillPolygon(new double[] {middle - 5, middle + 5, middle}, new double[] {y - 5, y - 5, y + 2}, 3);
        } else {
            gc.fillPolygon(new double[] {middle - 5, middle, middle + 5, middle}, new double[] {y - 1, y - 5, y - 1, y + 3}, 4);
        }
    }

    private void now(Sight sight) {
        double x = snapped(sight.x(sight.lanes().timeline().minute(sight.now())));
        if (x >= sight.names() && x <= sight.width()) {
            gc.setStroke(colours.accent());
            gc.setLineWidth(1);
            gc.strokeLine(x, HEAD, x, sight.height());
        }
    }

    private static double snapped(double x) {
        return Math.round(x) + 0.5;
    }
}
