package org.hostkeeper.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.hostkeeper.plan.PlanId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that a command changes on the host")
class KeptFileTest {
    @TempDir
    private Path folder = Path.of("");

    private Path config = folder;
    private KeptFile file = new KeptFile("", "");

    @BeforeEach
    void old() throws Exception {
        config = folder.resolve("config.json");
        file = new KeptFile(config.toString(), folder.resolve("plan/config.json.kept").toString());
        Files.writeString(config, "old");
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r-----"));
    }

    private int run(List<String> command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    private int change(String text) throws Exception {
        return run(file.changedBy("change", List.of("sh", "-c", "printf %s \"$1\" >\"$2\"", "sh", text, config.toString())));
    }

    private int back() throws Exception {
        return run(file.back("back"));
    }

    @Test
    @DisplayName("is kept in its plan's folder, which goes after a while, and not beside itself")
    void place() {
        assertThat(KeptFile.of("/etc/hostkeeper/config.json", new PlanId("20260314-090000-abcd")).kept())
                .isEqualTo("/var/lib/hostkeeper/plans/20260314-090000-abcd/config.json.kept");
    }

    @Test
    @DisplayName("comes back with its mode, and nothing is left of what was kept")
    void comesBack() throws Exception {
        assertThat(change("new")).isZero();
        assertThat(config).hasContent("new");
        assertThat(back()).isZero();
        assertThat(config).hasContent("old");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config))).isEqualTo("rw-r-----");
        assertThat(folder.resolve("plan")).isEmptyDirectory();
    }

    @Test
    @DisplayName("stays as it is if the command never began, or was taken back already")
    void nothingKept() throws Exception {
        Files.createDirectory(folder.resolve("plan"));
        assertThat(back()).isZero();
        assertThat(config).hasContent("old");
        change("new");
        back();
        Files.writeString(config, "newest");
        assertThat(back()).isZero();
        assertThat(config).hasContent("newest");
    }

    @Test
    @DisplayName("is not said to be back where what was kept is gone, with its folder or alone")
    void keptIsGone() throws Exception {
        change("new");
        Files.delete(Path.of(file.kept()));
        assertThat(back()).isOne();
        Files.delete(Path.of(file.kept() + ".left"));
        Files.delete(folder.resolve("plan"));
        assertThat(back()).isOne();
        assertThat(config).hasContent("new");
    }

    @Test
    @DisplayName("is back if that was cut off once it had been moved, and is asked for again")
    void backCutOff() throws Exception {
        change("new");
        Files.move(Path.of(file.kept()), config, StandardCopyOption.REPLACE_EXISTING);
        assertThat(back()).isZero();
        assertThat(config).hasContent("old");
        assertThat(folder.resolve("plan")).isEmptyDirectory();
    }

    @Test
    @DisplayName("comes back as it was at first if the command was cut off and begun again")
    void cutOff() throws Exception {
        assertThat(run(file.changedBy("change", List.of("sh", "-c", "echo half >\"$1\"; exit 1", "sh", config.toString())))).isOne();
        change("new");
        assertThat(back()).isZero();
        assertThat(config).hasContent("old");
    }

    @Test
    @DisplayName("is left alone where somebody changed it since: that would be lost")
    void changedSince() throws Exception {
        change("new");
        Files.writeString(config, "of another plan");
        assertThat(back()).isNotZero();
        assertThat(config).hasContent("of another plan");
        assertThat(Path.of(file.kept())).hasContent("old");
    }

    @Test
    @DisplayName("is kept once, also where the command keeps it by itself")
    void spare() throws Exception {
        change("new");
        assertThat(Path.of(file.kept())).hasContent("old");
        assertThat(run(file.changedBy("change", List.of("cp", config.toString(), file.spare())))).isZero();
        assertThat(Path.of(file.spare())).doesNotExist();
    }
}
