package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Rectangle2D;

/** Where the window stood, written as {@code 1280x800+40+20}, with {@code !} behind it if it filled the screen. */
record Placement(Rectangle2D place, boolean maximised) {
    private static final Pattern FORM = Pattern.compile("(\\d{2,5})x(\\d{2,5})([+-]\\d{1,5})([+-]\\d{1,5})(!?)");
    private static final double SEEN = 120;

    /** What a window manager's frame may take above the content. */
    private static final double TITLE_BAR = 40;

    static Optional<Placement> of(String written) {
        Matcher form = FORM.matcher(written);
        return form.matches()
                ? Optional.of(new Placement(
                        new Rectangle2D(number(form, 3), number(form, 4), number(form, 1), number(form, 2)),
                        !form.group(5).isEmpty()))
                : Optional.empty();
    }

    /**
     * Where a window stands that was never moved: in the middle of the first screen, with its frame wholly within it. Left
     * to the toolkit a window that does not fit goes above the upper edge, title bar and all.
     *
     * @param width with {@code height}: of the content, where there is room for it
     */
    static Placement first(double width, double height, List<Rectangle2D> screens) {
        Rectangle2D screen = screens.getFirst();
        double wide = Math.min(width, screen.getWidth());
        double high = Math.min(height + TITLE_BAR, screen.getHeight());
        return new Placement(
                new Rectangle2D(
                        screen.getMinX() + Math.floor((screen.getWidth() - wide) / 2),
                        screen.getMinY() + Math.floor((screen.getHeight() - high) / 2),
                        wide,
                        high),
                false);
    }

    /** How far down it has to go so that its title bar is on the screen that it is seen on; 0 if it is. */
    double above(List<Rectangle2D> screens) {
        return screens.stream()
                .filter(this::isSeenOn)
                .findFirst()
                .map(screen -> Math.max(0, screen.getMinY() - place.getMinY()))
                .filter(_ -> !maximised)
                .orElse(0.0);
    }

    private static double number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }

    String written() {
        return "%dx%d%+d%+d%s".formatted(
                Math.round(place.getWidth()),
                Math.round(place.getHeight()),
                Math.round(place.getMinX()),
                Math.round(place.getMinY()),
                maximised ? "!" : "");
    }

    /**
     * The same on these screens, which may be others than before: not larger than the one it was on, wholly within it,
     * and in the middle of the first if it would not be seen at all.
     */
    Placement within(List<Rectangle2D> screens) {
        Optional<Rectangle2D> mine = screens.stream().filter(this::isSeenOn).findFirst();
        Rectangle2D screen = mine.orElseGet(screens::getFirst);
        double width = Math.min(place.getWidth(), screen.getWidth());
        double height = Math.min(place.getHeight(), screen.getHeight());
        double x = mine.isPresent() ? place.getMinX() : screen.getMinX() + (screen.getWidth() - width) / 2;
        double y = mine.isPresent() ? place.getMinY() : screen.getMinY() + (screen.getHeight() - height) / 2;
        return new Placement(
                new Rectangle2D(
                        Math.clamp(x, screen.getMinX(), screen.getMaxX() - width),
                        Math.clamp(y, screen.getMinY(), screen.getMaxY() - height),
                        width,
                        height),
                maximised);
    }

    private boolean isSeenOn(Rectangle2D screen) {
        double wide = Math.min(place.getMaxX(), screen.getMaxX()) - Math.max(place.getMinX(), screen.getMinX());
        double high = Math.min(place.getMaxY(), screen.getMaxY()) - Math.max(place.getMinY(), screen.getMinY());
        return wide >= SEEN && high >= SEEN;
    }
}
