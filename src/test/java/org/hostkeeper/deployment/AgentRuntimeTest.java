package org.hostkeeper.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A packed agent")
class AgentRuntimeTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("is known by its name and its content")
    void known() throws IOException {
        Path archive = Files.writeString(folder.resolve("agent-linux-x86_64.tar.gz"), "hello\n");
        AgentRuntime runtime = AgentRuntime.of(archive);
        assertThat(runtime.architecture()).isEqualTo("x86_64");
        // echo hello | sha256sum
        assertThat(runtime.sha256()).isEqualTo("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03");
        assertThat(runtime.size()).isEqualTo(6);
        assertThat(runtime.folder()).isEqualTo("agent-5891b5b522d5");
    }

    @Test
    @DisplayName("of another name is refused, and one that is not there is told")
    void refused() {
        assertThatThrownBy(() -> AgentRuntime.of(folder.resolve("runtime.zip")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class));
        assertThatThrownBy(() -> AgentRuntime.of(folder.resolve("agent-linux-x86_64.tar.gz")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class));
    }
}
