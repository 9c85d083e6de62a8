package org.hostkeeper.desktop.schedule;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.words.Words;

/** What the signs of the timeline mean. */
final class TimelineLegend extends FlowPane {
    TimelineLegend(Words words) {
        getStyleClass().add("timeline-legend");
        getChildren().addAll(
                entry(words, "start", bar(3)),
                entry(words, "lasting", new StackPane(pale(18), left(bar(3)))),
                entry(words, "often", pale(18)),
                entry(words, "across", sign(-5, 0, 5, 0, 0, 7)),
                entry(words, "again", sign(-5, 0, 0, -4, 5, 0, 0, 4)),
                entry(words, "now", line()),
                entry(words, "old", hollow()));
    }

    private static HBox entry(Words words, String key, Node sample) {
        Label label = Controls.label(words.say("timeline.legend." + key), "small", "quiet");
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox entry = new HBox(sample, label);
        entry.getStyleClass().add("entry");
        return entry;
    }

    private static Rectangle styled(double width, String... styles) {
        Rectangle sample = new Rectangle(width, 12);
        sample.getStyleClass().addAll(styles);
        return sample;
    }

    private static Rectangle bar(double width) {
        return styled(width, "bar");
    }

    private static Rectangle pale(double width) {
        return styled(width, "bar", "pale");
    }

    private static Rectangle hollow() {
        return styled(12, "hollow");
    }

    private static Rectangle line() {
        return styled(1, "now");
    }

    private static Node left(Node node) {
        StackPane.setAlignment(node, Pos.CENTER_LEFT);
        return node;
    }

    private static Polygon sign(double... points) {
        Polygon sign = new Polygon(points);
        sign.getStyleClass().add("overlap");
        return sign;
    }
}
