package org.hostkeeper.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What find answers becomes entries, whatever names contain. */
class RemoteFilesTest {
    @Test
    @DisplayName("Folders come first, names may hold line ends and blanks, links say where they lead")
    void reads() {
        String text = String.join("\0", "f", "12", "644", "root", "root", "1700000000.5000000000", "", "b\nc d")
                + "\0" + String.join("\0", "d", "4096", "1777", "root", "adm", "1700000001.0", "", "z") + "\0"
                + String.join("\0", "l", "7", "777", "op", "op", "1700000002.0", "b", "a") + "\0";
        assertThat(RemoteFiles.entries(text))
                .containsExactly(
                        new FileEntry("z", FileEntry.Kind.FOLDER, 4096, 01777, "root", "adm", Instant.ofEpochSecond(1700000001), ""),
                        new FileEntry("a", FileEntry.Kind.LINK, 7, 0777, "op", "op", Instant.ofEpochSecond(1700000002), "b"),
                        new FileEntry("b\nc d", FileEntry.Kind.FILE, 12, 0644, "root", "root", Instant.ofEpochMilli(1700000000500L), ""));
        assertThat(RemoteFiles.entries("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "etc", "-delete", "/etc/../root", "/etc/./x", "/a\nb"})
    @DisplayName("A path that is not absolute and plain is refused before any host is asked")
    void paths(String path) {
        assertThatThrownBy(() -> RemoteFiles.checked(path)).isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName("A slash at the end is no other path; the root stays")
    void slashes() {
        assertThat(RemoteFiles.checked("/etc/")).isEqualTo("/etc");
        assertThat(RemoteFiles.checked("/")).isEqualTo("/");
    }
}
