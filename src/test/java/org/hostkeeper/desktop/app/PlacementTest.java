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

    private static String within(String text, Rectangle2D... screens) {
        return Placement.of(text).orElseThrow().within(List.of(screens)).written();
    }
}
