package org.hostkeeper.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Hostkeeper's own files")
class HomeTest {
    private static final Path USER = Path.of("/home/op");

    @Test
    void are_in_the_usual_folders() {
        assertThat(Home.of(Map.of(), USER))
                .isEqualTo(new Home(
                        Path.of("/home/op/.config/hostkeeper"),
                        Path.of("/home/op/.local/share/hostkeeper"),
                        Path.of("/home/op/.local/state/hostkeeper"),
                        Path.of("/home/op/.cache/hostkeeper"),
                        USER));
    }

    @Test
    void follow_the_xdg_variables_and_ignore_relative_and_empty_ones() {
        Home home = Home.of(
                Map.of("XDG_DATA_HOME", "/data", "XDG_STATE_HOME", "relative", "XDG_CACHE_HOME", ""), USER);

        assertThat(home.data()).isEqualTo(Path.of("/data/hostkeeper"));
        assertThat(home.state()).isEqualTo(Path.of("/home/op/.local/state/hostkeeper"));
        assertThat(home.cache()).isEqualTo(Path.of("/home/op/.cache/hostkeeper"));
    }

    @Test
    void all_move_together() {
        Home home = Home.of(Map.of("HOSTKEEPER_HOME", "/elsewhere", "XDG_DATA_HOME", "/data"), USER);

        assertThat(home)
                .isEqualTo(new Home(
                        Path.of("/elsewhere/config"),
                        Path.of("/elsewhere/data"),
                        Path.of("/elsewhere/state"),
                        Path.of("/elsewhere/cache"),
                        USER));
    }

    @Test
    void nobody_else_can_look_into(@TempDir Path folder) throws Exception {
        Home home = Home.of(Map.of("HOSTKEEPER_HOME", folder.resolve("new").toString()), USER);

        Path data = home.store().getParent();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.logs()))).isEqualTo("rwx------");
        assertThat(home.config()).doesNotExist();
    }

    @Test
    void that_cannot_be_made_are_told_with_what_to_do(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Home home = Home.of(Map.of("HOSTKEEPER_HOME", file.toString()), USER);

        assertThatThrownBy(home::store)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class))
                .hasMessageContaining("HOSTKEEPER_HOME");
    }
}
