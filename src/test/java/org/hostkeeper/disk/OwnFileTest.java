package org.hostkeeper.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An own file that cannot be written")
class OwnFileTest {
    private static String said(Path file, Exception why) {
        return OwnFile.problem(file, why).text().in(Locale.ENGLISH);
    }

    @Test
    @DisplayName("is told with the reason, where Java says the path alone")
    void reason(@TempDir Path folder) {
        Path file = folder.resolve("none/there.png");
        IOException missing = catchThrowableOfType(IOException.class, () -> Files.write(file, new byte[1]));

        assertThat(said(file, missing)).isEqualTo("localhost: " + file + " could not be written or read: no such file or directory");
        assertThat(said(file, new AccessDeniedException(file.toString()))).endsWith(": permission denied");
    }

    @Test
    @DisplayName("is told in the system’s words, where it has some, and never without any")
    void words() {
        Path file = Path.of("/srv/picture.png");
        assertThat(said(file, new FileSystemException("/srv/picture.png", null, "Read-only file system"))).endsWith(": Read-only file system");
        assertThat(said(file, new IOException("No space left on device")))
                .endsWith(" could not be written: No space left on device. Make room on that disk, then try again.");
        assertThat(said(file, new IOException())).endsWith(": IOException");
    }
}
