package org.hostkeeper.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.facts.Past.Point;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;

/** The line of a day as it is drawn, walked along and said. */
class SparklineTest {
    @Test
    @DisplayName("It breaks where nobody looked, has a foot where nobody answered, and follows the language")
    void drawn() {
        List<Point> points = new ArrayList<>();
        points.add(point(600, 0.1));
        points.add(point(595, 0.4));
        points.add(point(300, 0.6));
        points.add(point(295, 0.7));
        points.add(new Point(Hosts.NOW.minusSeconds(290 * 60), Optional.empty()));
        points.add(new Point(Hosts.NOW.minusSeconds(285 * 60), Optional.empty()));
        points.add(point(0, 0.9));
        try (Shown shown = new Shown(Trace.ofUse(points, Hosts.NOW))) {
            assertThat(shown.starts("spark-line")).isEqualTo(3);
            assertThat(shown.starts("spark-missing")).isEqualTo(1);
            assertThat(shown.said()).isEqualTo("Now 90%; in the last 24 hours between 10% and 90%");
            Toolkit.run(() -> shown.window.language().speak(Locale.GERMAN));
            assertThat(shown.said()).startsWith("Jetzt 90");
        }
    }

    @Test
    @DisplayName("The arrow keys walk along it, and the moment is marked")
    void walked() {
        try (Shown shown = new Shown(Trace.ofUse(List.of(point(720, 0.1), point(0, 0.9)), Hosts.NOW))) {
            assertThat(Toolkit.get(shown::marked)).isEmpty();
            shown.key(KeyCode.LEFT);
            assertThat(Toolkit.get(shown::marked).orElseThrow()).isBetween(90.0, 110.0);
            Picture.save(shown.stage.getScene(), "sparkline-walked");
            shown.key(KeyCode.RIGHT);
            shown.key(KeyCode.RIGHT);
            assertThat(Toolkit.get(shown::marked).orElseThrow()).isBetween(190.0, 200.0);
        }
    }

    private static Point point(int minutesAgo, double value) {
        return new Point(Hosts.NOW.minusSeconds(60L * minutesAgo), Optional.of(value));
    }

    /** A line of 200 px in a window of its own, with the keyboard on it. */
    private static final class Shown implements AutoCloseable {
        private final TestWindow window = TestWindow.of(Theme.LIGHT, Locale.ENGLISH, _ -> List.of(new Blank()));
        private final Stage stage;
        private final Sparkline line;

        Shown(Trace trace) {
            line = Toolkit.get(() -> new Sparkline(window.around(), 200, 30).walkable());
            stage = Toolkit.get(() -> {
                line.setMaxWidth(200);
                Stage own = new Stage();
                own.setScene(new Scene(new StackPane(line), 240, 80));
                window.look().dress(own.getScene());
                own.show();
                line.show(trace);
                line.requestFocus();
                return own;
            });
            Toolkit.frames(3);
        }

        long starts(String style) {
            return Toolkit.get(() -> ((Path) line.lookup("." + style))
                    .getElements().stream().filter(e -> e instanceof MoveTo).count());
        }

        String said() {
            return Toolkit.get(line::getAccessibleText);
        }

        /** Where the mark is, if it is shown. */
        Optional<Double> marked() {
            javafx.scene.shape.Circle mark = (javafx.scene.shape.Circle) line.lookup(".spark-mark");
            return mark.isVisible() ? Optional.of(mark.getCenterX()) : Optional.empty();
        }

        void key(KeyCode code) {
            new FxRobot().push(code);
            Toolkit.frames(2);
        }

        @Override
        public void close() {
            Toolkit.run(stage::close);
            window.close();
        }
    }

    /** A page on which there is nothing. */
    private static final class Blank implements Page {
        @Override
        public String noun() {
            return "blank";
        }

        @Override
        public ObservableValue<String> title() {
            return new SimpleStringProperty("Blank");
        }

        @Override
        public Ikon icon() {
            return Feather.SQUARE;
        }

        @Override
        public Node view() {
            return new StackPane();
        }

        @Override
        public ObservableValue<Badge> badge() {
            return new SimpleObjectProperty<>(Badge.NONE);
        }

        @Override
        public void refresh() {}

        @Override
        public void focusFilter() {}
    }
}
