package org.hostkeeper.desktop.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.frame.FrameView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether words can be told from their ground: WCAG 2.2, 1.4.3 asks for 4.5 to 1, 1.4.6 for 7 to 1. */
class ContrastTest {
    private static final List<String> WORDS = List.of(
            "-color-fg-default", "-hk-quiet", "-hk-ok", "-hk-working", "-hk-attention", "-hk-failed", "-hk-stopped",
            "-hk-unknown", "-hk-violet", "-hk-teal", "-hk-rose");
    private static final List<String> GROUNDS = List.of("-hk-ground", "-hk-side", "-hk-raised");
    private static final List<String> BOXES = List.of(
            "-hk-added", "-hk-removed", "-color-accent-subtle", "-color-warning-subtle", "-color-danger-subtle");

    @ParameterizedTest
    @EnumSource(Theme.class)
    @DisplayName("Words of each colour can be read on each ground")
    void readable(Theme theme) {
        double least = theme == Theme.CONTRAST ? 7 : 4.5;
        List<String> poor = new ArrayList<>();
        for (String ground : GROUNDS) {
            WORDS.forEach(words -> check(theme, words, ground, least, poor));
        }
        BOXES.forEach(box -> check(theme, "-color-fg-default", box, least, poor));
        check(theme, "-color-fg-emphasis", "-color-accent-emphasis", least, poor);
        assertThat(poor).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    @DisplayName("The counts in the navigation can be read, on the page that is open too")
    void counts(Theme theme) {
        double least = theme == Theme.CONTRAST ? 7 : 4.5;
        for (String state : List.of("state-failed", "state-attention")) {
            assertThat(Toolkit.get(() -> {
                        Label count = new Label("5");
                        count.getStyleClass().addAll("badge", state);
                        StackPane entry = new StackPane(count);
                        entry.setStyle("-fx-background-color: -color-accent-subtle");
                        StackPane navigation = new StackPane(entry);
                        navigation.getStyleClass().add("navigation");
                        navigation.getStylesheets().add(Look.sheet(FrameView.class, "frame.css"));
                        StackPane base = new StackPane(navigation);
                        base.setStyle("-fx-background-color: -hk-ground");
                        Scene scene = new Scene(new StackPane(base));
                        new Look(theme).dress(scene);
                        scene.getRoot().applyCss();
                        return apart((Color) count.getTextFill(), over(fill(count), over(fill(entry), fill(base))));
                    }))
                    .as(state)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private static void check(Theme theme, String words, String ground, double least, List<String> poor) {
        double contrast = contrast(theme, words, ground);
        if (contrast < least) {
            poor.add("%s on %s: %.2f".formatted(words, ground, contrast));
        }
    }

    private static double contrast(Theme theme, String words, String ground) {
        return Toolkit.get(() -> {
            Label label = new Label("x");
            label.setStyle("-fx-text-fill: " + words);
            StackPane box = new StackPane(label);
            box.setStyle("-fx-background-color: " + ground);
            StackPane base = new StackPane(box);
            base.setStyle("-fx-background-color: -hk-ground");
            Scene scene = new Scene(new StackPane(base));
            new Look(theme).dress(scene);
            scene.getRoot().applyCss();
            return apart((Color) label.getTextFill(), over(fill(box), fill(base)));
        });
    }

    private static double apart(Color words, Color ground) {
        double above = light(words);
        double below = light(ground);
        return (Math.max(above, below) + 0.05) / (Math.min(above, below) + 0.05);
    }

    private static Color fill(Region region) {
        return (Color) region.getBackground().getFills().getFirst().getFill();
    }

    private static Color over(Color top, Color ground) {
        return ground.interpolate(Color.color(top.getRed(), top.getGreen(), top.getBlue()), top.getOpacity());
    }

    private static double light(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
