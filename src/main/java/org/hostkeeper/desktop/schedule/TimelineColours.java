package org.hostkeeper.desktop.schedule;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;

/**
 * The theme's colours and letters for what is drawn on a canvas: points that the sheet colours, and that lie behind the
 * canvas. Whoever draws asks them, and is told when they become others.
 */
final class TimelineColours extends Group {
    static final int HUES = 5;

    private final Rectangle ground = point("ground");
    private final Rectangle text = point("text");
    private final Rectangle quiet = point("quiet-text");
    private final Rectangle line = point("line");
    private final Rectangle side = point("side");
    private final Rectangle overlap = point("overlap");
    private final Rectangle accent = point("accent");
    private final List<Rectangle> hues = IntStream.range(0, HUES).mapToObj(hue -> point("hue-" + hue)).toList();
    private final Label letters = new Label(" ");

    TimelineColours(Runnable onChanged) {
        setManaged(false);
        getStyleClass().add("timeline-colours");
        letters.setManaged(false);
        letters.getStyleClass().add("letters");
        getChildren().addAll(ground, text, quiet, line, side, overlap, accent, letters);
        getChildren().addAll(hues);
        ground.fillProperty().addListener(_ -> onChanged.run());
        hues.getFirst().fillProperty().addListener(_ -> onChanged.run());
        letters.fontProperty().addListener(_ -> onChanged.run());
    }

    private static Rectangle point(String style) {
        Rectangle point = new Rectangle(1, 1);
        point.getStyleClass().add(style);
        return point;
    }

    Paint ground() {
        return ground.getFill();
    }

    Paint text() {
        return text.getFill();
    }

    Paint quiet() {
        return quiet.getFill();
    }

    Paint line() {
        return line.getFill();
    }

    Paint side() {
        return side.getFill();
    }

    Paint overlap() {
        return overlap.getFill();
    }

    Paint accent() {
        return accent.getFill();
    }

    Paint hue(int number) {
        return hues.get(number % HUES).getFill();
    }

    Font letters() {
        return letters.getFont();
    }
}
