package org.hostkeeper.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.util.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What follows from many changes is shown at once after quiet, and in a flood in steps that grow. */
class SettlingTest {
    private record Due(double at, Runnable work) {}

    private final List<Double> settled = new ArrayList<>();
    private final List<Due> due = new ArrayList<>();
    private double now;

    private final Settling settling = new Settling(
            Duration.seconds(2),
            Duration.seconds(6),
            () -> (long) (now * 1e9),
            (time, work) -> due.add(new Due(now + time.toSeconds(), work)),
            () -> settled.add(now));

    @Test
    @DisplayName("After quiet it settles at once, each time")
    void quiet() {
        for (double at : new double[] {0, 3, 7}) {
            now = at;
            settling.ask();
        }
        assertThat(settled).containsExactly(0.0, 3.0, 7.0);
        assertThat(due).isEmpty();
    }

    @Test
    @DisplayName("In a flood it stands still for two seconds, then four, then six")
    void flood() {
        pass(0, 20);
        assertThat(settled).containsExactly(0.0, 2.0, 6.0, 12.0, 18.0);
    }

    @Test
    @DisplayName("What changed last in a flood is shown too, and after it all begins anew")
    void afterwards() {
        pass(0, 3);
        now = 6;
        due.removeFirst().work().run();
        assertThat(settled).endsWith(6.0);
        pass(20, 23);
        assertThat(settled).endsWith(6.0, 20.0, 22.0);
    }

    /** Changes ten times a second. */
    private void pass(int from, int to) {
        for (int tenth = from * 10; tenth <= to * 10; tenth++) {
            now = tenth / 10.0;
            if (!due.isEmpty() && due.getFirst().at() <= now + 1e-9) {
                due.removeFirst().work().run();
            }
            settling.ask();
        }
    }
}
