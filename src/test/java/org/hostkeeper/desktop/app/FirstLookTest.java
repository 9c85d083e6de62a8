package org.hostkeeper.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hostkeeper.desktop.theme.ThemeChoice;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window must know how it looked before anything else is known. */
class FirstLookTest {
    private final Path file;
    private final FirstLook look;

    FirstLookTest(@TempDir Path folder) {
        this.file = folder.resolve("window");
        this.look = new FirstLook(Optional.of(file));
    }

    @Test
    @DisplayName("What was kept is known at the next start")
    void keeps() {
        FirstLook.Kept dark = new FirstLook.Kept(ThemeChoice.DARK, "1280x800+40+20");
        look.keep(dark);
        assertThat(look.recall()).contains(dark);
    }

    @Test
    @DisplayName("A file that is missing, cut off, strange or unreadable as text is as none")
    void distrusts() throws IOException {
        assertThat(look.recall()).isEmpty();
        for (String strange : new String[] {"", "dark\n", "mauve\n1280x800+0+0\n", "dark\n1x1+0+0\nmore\n"}) {
            Files.writeString(file, strange);
            assertThat(look.recall()).as(strange).isEmpty();
        }
        Files.write(file, new byte[] {(byte) 0xC3, 0x28, '\n', (byte) 0xFF, '\n'});
        assertThat(look.recall()).isEmpty();
    }

    @Test
    @DisplayName("Where there is no file, as in the demo, nothing is kept")
    void keepsNothing() {
        FirstLook none = new FirstLook(Optional.empty());
        none.keep(new FirstLook.Kept(ThemeChoice.LIGHT, ""));
        assertThat(none.recall()).isEmpty();
    }
}
