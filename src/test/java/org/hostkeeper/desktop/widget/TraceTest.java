package org.hostkeeper.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.facts.Past.Point;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The line of a day")
class TraceTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    @DisplayName("is said in words: what it is now, and between what it moved")
    void said() {
        Trace trace = Trace.ofUse(List.of(point(600, 0.2), point(300, 0.5), point(0, 0.41)), NOON);

        assertThat(trace.said().in(Locale.ENGLISH)).isEqualTo("Now 41%; in the last 24 hours between 20% and 50%");
        assertThat(trace.said().in(Locale.of("ru"))).startsWith("Сейчас 41");
    }

    @Test
    @DisplayName("says that the host does not answer now, and that nothing was read")
    void missing() {
        Trace lost = Trace.ofLoad(List.of(point(600, 0.2), new Point(NOON, Optional.empty())), NOON);

        assertThat(lost.said().in(Locale.ENGLISH)).isEqualTo("Now no answer; in the last 24 hours between 0.20 and 0.20");
        assertThat(lost.newest()).isNaN();
        assertThat(Trace.ofLoad(List.of(), NOON).said().in(Locale.GERMAN)).contains("nichts gelesen");
    }

    @Test
    @DisplayName("takes no old value for what is now, and says its age")
    void old() {
        Trace old = Trace.ofUse(List.of(point(14_400, 0.2), point(10_800, 0.41)), NOON);

        assertThat(old.newest()).isNaN();
        assertThat(old.said().in(Locale.ENGLISH)).isEqualTo("Last 41%, 3 h ago; in the last 24 hours between 20% and 41%");
        assertThat(Trace.ofUse(List.of(point(1_800, 0.41)), NOON).newest()).isEqualTo(0.41);
    }

    @Test
    @DisplayName("has no point older than a day, and ends now")
    void places() {
        Trace trace = Trace.ofUse(List.of(point(86_401, 0.9), point(43_200, 0.5), point(0, 0.1)), NOON);

        assertThat(trace.points()).hasSize(2);
        assertThat(trace.place(NOON.minusSeconds(43_200))).isEqualTo(0.5);
        assertThat(trace.place(NOON)).isEqualTo(1);
        assertThat(trace.nearest(0.6)).contains(point(43_200, 0.5));
    }

    @Test
    @DisplayName("looks calm on a calm day, and has room for a wild one")
    void top() {
        assertThat(Trace.ofLoad(List.of(point(0, 0.02)), NOON).top()).isEqualTo(0.5);
        assertThat(Trace.ofLoad(List.of(point(0, 7)), NOON).top()).isEqualTo(7);
        assertThat(Trace.ofUse(List.of(point(0, 0.4)), NOON).top()).isEqualTo(1);
    }

    @Test
    @DisplayName("is ordered by its newest value, those without one first")
    void order() {
        Trace none = Trace.ofUse(List.of(), NOON);
        Trace low = Trace.ofUse(List.of(point(0, 0)), NOON);
        Trace high = Trace.ofUse(List.of(point(0, 0.9)), NOON);

        assertThat(List.of(high, none, low).stream().sorted()).containsExactly(none, low, high);
    }

    private static Point point(int secondsAgo, double value) {
        return new Point(NOON.minusSeconds(secondsAgo), Optional.of(value));
    }
}
