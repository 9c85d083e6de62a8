package org.hostkeeper.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where the window comes back on screens that may be others than before. */
class PlacementTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 32, 1280, 768);
    private static final Rectangle2D DESK = new Rectangle2D(1280, 0, 2560, 1440);

    @Test
    @DisplayName("It is written and read to the pixel; anything else is no place")
    void written() {
        for (String text : List.of("1280x800+40+20", "1280x800-40+0!")) {
            assertThat(Placement.of(text).orElseThrow().written()).isEqualTo(text);
        }
        assertThat(List.of("", "1280x800", "axb+1+1", "1x1+0+0", "99999999x800+0+0")).allMatch(t -> Placement.of(t).isEmpty());
    }

    @Test
    @DisplayName("Where there is room it stays; too large it is made to fit; on a screen that is gone it goes to the middle")
    void fits() {
        assertThat(within("1400x900+1400+50", LAPTOP, DESK)).isEqualTo("1400x900+1400+50");
        assertThat(within("1400x900+1400+50", LAPTOP)).isEqualTo("1280x768+0+32");
        assertThat(within("900x600+1400+50!", LAPTOP)).isEqualTo("900x600+190+116!");
        assertThat(within("900x600-100+700", LAPTOP)).isEqualTo("900x600+190+116");
        assertThat(within("900x600-100+500", LAPTOP)).isEqualTo("900x600+0+200");
    }

    /** Once, on a screen of the window's own height and under load, its title bar was above the edge. */
    @Test
    @DisplayName("A window that was never moved stands in the middle with its frame, and is never larger than the screen")
    void first() {
        assertThat(first(DESK)).isEqualTo("1280x840+1920+300");
        assertThat(first(new Rectangle2D(0, 0, 1280, 800))).isEqualTo("1280x800+0+0");
        assertThat(first(LAPTOP)).isEqualTo("1280x768+0+32");
        assertThat(first(new Rectangle2D(0, 27, 1024, 573))).isEqualTo("1024x573+0+27");
    }

    private static String first(Rectangle2D screen) {
        return Placement.first(1280, 800, List.of(screen)).written();
    }

    @Test
    @DisplayName("A frame that grew above the screen has to go down by as much, and by nothing else")
    void above() {
        assertThat(above("1280x828+0+4", LAPTOP)).isEqualTo(28);
        assertThat(above("1280x768+0+32", LAPTOP)).isZero();
        assertThat(above("1280x768+0+300", LAPTOP)).isZero();
        assertThat(above("1280x800+1400-9", LAPTOP, DESK)).isEqualTo(9);
        assertThat(above("1280x828+0+4!", LAPTOP)).isZero();
        assertThat(above("1280x828+9000+4", LAPTOP)).isZero();
    }

    private static double above(String text, Rectangle2D... screens) {
        return Placement.of(text).orElseThrow().above(List.of(screens));
    }

    private static String within(String text, Rectangle2D... screens) {
        return Placement.of(text).orElseThrow().within(List.of(screens)).written();
    }
}
