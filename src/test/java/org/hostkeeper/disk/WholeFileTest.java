package org.hostkeeper.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file of ours that is replaced")
class WholeFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void old() throws IOException {
        file = Files.writeString(folder.resolve("kept.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    @DisplayName("is the new one, its owner’s alone, with nothing beside it")
    void replaced() throws IOException {
        WholeFile.replaceDurably(file, bytes("new"));

        assertThat(file).hasContent("new");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    @DisplayName("is the old one until the new one is whole, which nobody else can read before")
    void whileItIsWritten() throws IOException {
        List<String> seen = new ArrayList<>();
        WholeFile.replace(file, fresh -> {
            seen.add(mode(fresh));
            Files.writeString(fresh, "new");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r-----"));
            seen.add(Files.readString(file));
        });

        assertThat(seen).containsExactly("rw-------", "old");
        assertThat(file).hasContent("new");
        assertThat(mode(file)).isEqualTo("rw-r-----");
    }

    @Test
    @DisplayName("stays the old one where the new one could not be written whole, with nothing beside it")
    void halfWritten() {
        assertThatThrownBy(() -> WholeFile.replaceDurably(file, fresh -> {
            Files.writeString(fresh, "ne");
            throw new IOException("No space left on device");
        })).hasMessage("No space left on device");
        assertThatThrownBy(() -> WholeFile.replace(file, _ -> {
            throw new IllegalStateException("unforeseen");
        })).hasMessage("unforeseen");

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    @DisplayName("may have a name as long as names can be")
    void longName() throws IOException {
        Path named = folder.resolve("n".repeat(255));
        WholeFile.replaceDurably(named, bytes("new"));
        assertThat(named).hasContent("new");
    }

    @Test
    @DisplayName("is a link’s place, and what the link points to stays as it is")
    void link() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        WholeFile.replaceDurably(link, bytes("new"));
        assertThat(link).isRegularFile().hasContent("new");
        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(file).hasContent("old");
    }

    @Test
    @DisplayName("is whole, whoever of several at once was the last")
    void atOnce() throws Exception {
        List<String> whole = Stream.of("a", "b", "c", "d").map(letter -> letter.repeat(100_000)).toList();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService writers = Executors.newCachedThreadPool()) {
            List<Future<?>> all = new ArrayList<>();
            for (String text : whole) {
                all.add(writers.submit(() -> {
                    start.await();
                    for (int i = 0; i < 20; i++) {
                        WholeFile.replace(file, fresh -> Files.writeString(fresh, text));
                        assertThat(whole).contains(Files.readString(file));
                    }
                    return text;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    @DisplayName("is not made where there is no folder for it, and may be deleted twice")
    void edges() throws IOException {
        assertThatThrownBy(() -> WholeFile.replaceDurably(folder.resolve("none/kept"), bytes("new"))).isInstanceOf(NoSuchFileException.class);
        WholeFile.deleteDurably(file);
        WholeFile.deleteDurably(file);
        assertThat(file).doesNotExist();
    }
}
