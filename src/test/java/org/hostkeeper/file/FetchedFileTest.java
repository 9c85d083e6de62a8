package org.hostkeeper.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file fetched from a host")
class FetchedFileTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("is its user's alone, new or in place of one that everybody could read, and leaves nothing beside it")
    void isPrivate() throws Exception {
        Path old = Files.writeString(folder.resolve("old"), "old");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));

        for (Path file : new Path[] {old, folder.resolve("new")}) {
            FetchedFile.keep(file, new byte[] {1, 2});
            assertThat(file).hasBinaryContent(new byte[] {1, 2});
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
        assertThat(folder).isDirectoryNotContaining(p -> p.getFileName().toString().startsWith("."));
    }

    @Test
    @DisplayName("replaces what a link leads to, and leaves the link and a device what they are")
    void linksAndDevices() throws Exception {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        FetchedFile.keep(link, new byte[] {1});
        FetchedFile.keep(Path.of("/dev/null"), new byte[] {1});

        assertThat(link).isSymbolicLink();
        assertThat(target).hasBinaryContent(new byte[] {1});
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    @DisplayName("that cannot be written is told with the reason")
    void refused() {
        assertThatThrownBy(() -> FetchedFile.keep(folder.resolve("no/such"), new byte[0]))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.FileRefused.class));
    }
}
