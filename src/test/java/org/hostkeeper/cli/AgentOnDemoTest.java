package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hostkeeper.assembly.Home;
import org.hostkeeper.cli.Scene.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On the demo's host with a deployed manager")
class AgentOnDemoTest {
    @TempDir
    private Path folder = Path.of("");

    private Result run(String... args) {
        FakeTerminal terminal = new FakeTerminal();
        Home home = Home.of(Map.of("HOSTKEEPER_HOME", folder.resolve("home").toString()), folder);
        int exit = new Cli(terminal, new OwnOpening(home), Scene.noWindow()).run(args);
        return new Result(exit, terminal.said(), terminal.complained());
    }
    @Test
    @DisplayName("its known defects are listed, worst first, with what mends each")
    void lists() {
        Result listed = run("agent", "defects", "--demo", "--host", "shop-3", "--json");
        assertThat(listed.exit()).as(listed.err()).isZero();
        List<String> ids = new ArrayList<>();
        listed.json().forEach(row -> ids.add(row.path("defect").asText()));
        assertThat(ids).containsExactly(
                "open-sudo:/etc/sudoers.d/module-manager", "user-writable-units", "readable-passwords", "temporary-files",
                "colliding-names:pump_2.service", "missing-code:archive", "unread-recipients");
    }

    @Test
    @DisplayName("each plan that is offered can be carried out")
    void mends() {
        for (String defect : List.of("user-writable-units", "readable-passwords", "temporary-files", "colliding-names:pump_2.service", "unread-recipients")) {
            Result mended = run("agent", "mend", defect, "--demo", "--host", "shop-3", "--yes");
            assertThat(mended.exit()).as(mended.err() + mended.out()).isZero();
        }
    }

    @Test
    @DisplayName("the agent takes its place, and another host gets one")
    void agents() throws IOException {
        Path packed = Files.writeString(folder.resolve("agent-linux-x86_64.tar.gz"), "packed");
        Result adopted = run("adopt", "--demo", "--host", "shop-3", "--runtime", packed.toString(), "--yes");
        assertThat(adopted.exit()).as(adopted.err() + adopted.out()).isZero();
        Result installed = run("agent", "install", "--demo", "--host", "gallery-1", "--runtime", packed.toString(), "--yes");
        assertThat(installed.exit()).as(installed.err() + installed.out()).isZero();
        Result board = run("agent", "install", "--demo", "--host", "shop-1", "--runtime", packed.toString(), "--yes");
        assertThat(board.exit()).isEqualTo(3);
        assertThat(board.err()).contains("aarch64");
    }
}
