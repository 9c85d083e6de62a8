package org.hostkeeper.deployment.defect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.deployment.HostGround;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program for hosts, run on this very machine: what it says of a home and a table that the test made. */
@DisplayName("The program that looks for defects")
class DefectScriptTest {
    private static final long TOO_LARGE = (32L << 20) + 1;

    @TempDir
    private Path home = Path.of("");

    private Path table = home;
    private Path tools = home;

    @BeforeEach
    void places() throws IOException {
        table = home.resolve("modules.db");
        tools = Files.createDirectories(home.resolve("bin"));
    }

    private MaterialAnswer said() throws Exception {
        ProcessBuilder sh = new ProcessBuilder(List.of(
                "sh", "-c", DefectReader.PROGRAM, DefectReader.NAME, "root", home.toString(), "", table.toString(), ""));
        sh.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        sh.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = sh.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).endsWith("end\n");
        return MaterialAnswer.of(said);
    }

    @Test
    @DisplayName("brings the table of modules, and tells one that is not there from one that it could not read")
    void table() throws Exception {
        assertThat(said().table()).isEmpty();
        assertThat(said().unread()).isEmpty();
        Files.writeString(table, "rows");
        assertThat(said().table().orElseThrow()).containsEntry("", Bytes.utf8("rows"));
        assertThat(said().unread()).isEmpty();
    }

    @Test
    @DisplayName("says that it could not read a table that is a link, is too large, or lacks a part that is")
    void unread() throws Exception {
        Files.createSymbolicLink(table, Files.writeString(home.resolve("elsewhere.db"), "rows"));
        assertThat(said().unread()).contains(table.toString());

        Files.delete(table);
        large(table);
        assertThat(said().unread()).contains(table.toString());

        Files.writeString(table, "rows");
        large(Path.of(table + "-wal"));
        assertThat(said().unread()).contains(table + "-wal");
    }

    @Test
    @DisplayName("says so too of a table that is written each time that it is looked at")
    void busy() throws Exception {
        Files.writeString(table, "rows");
        Path sum = tools.resolve("sha256sum");
        Files.writeString(sum, "#!/bin/sh\ncat >/dev/null\necho >>\"$0.times\"\nwc -l <\"$0.times\"\n");
        assertThat(sum.toFile().setExecutable(true)).isTrue();
        assertThat(said().unread()).contains(table.toString());
    }

    @Test
    @DisplayName("brings each main.py, and says of one that is reached by a link, of its own or of a folder, that it is there")
    void code() throws Exception {
        Path modules = Files.createDirectories(home.resolve("modules"));
        program(modules.resolve("pumps"));
        program(home.resolve("srv/fans"));
        Files.createSymbolicLink(modules.resolve("fans"), home.resolve("srv/fans"));
        Files.createDirectories(modules.resolve("gone"));
        Files.createSymbolicLink(modules.resolve("gone/main.py"), home.resolve("nowhere"));
        assertThat(code(said())).isEqualTo(Map.of(
                modules.resolve("pumps/main.py").toString(), Optional.of("pump()"),
                modules.resolve("fans/main.py").toString(), Optional.empty()));

        Files.move(modules, home.resolve("elsewhere"));
        Files.createSymbolicLink(modules, home.resolve("elsewhere"));
        assertThat(code(said())).isEqualTo(Map.of(
                modules.resolve("pumps/main.py").toString(), Optional.empty(),
                modules.resolve("fans/main.py").toString(), Optional.empty()));
    }

    private Map<String, Optional<String>> code(MaterialAnswer answer) {
        HostGround.Owner owner = new HostGround.Owner("root", "root", home.toString());
        return answer.material(new HostName("here"), "op", owner, new HostGround.UnitStand(false, false), Optional.empty(), List.of()).code();
    }

    private static void program(Path folder) throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve("main.py"), "pump()");
    }

    private static void large(Path file) throws IOException {
        Files.deleteIfExists(file);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(TOO_LARGE);
        }
    }
}
