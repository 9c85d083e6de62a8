package org.hostkeeper.agent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.agent.config.LeftOut;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of watched machines")
class MachineFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("has what is wrong in English, and beside it so that a console can say it in its reader's language")
    void why() throws IOException {
        FakeControl left = new FakeControl("left", 8001, List.of(), List.of());
        left.state = VmState.UNHEALTHY;
        left.why = Optional.of(Text.of("agent.vm", "why.absent", "left"));

        JsonNode machine = written(left, List.of()).at("/vms/0");

        assertThat(machine.path("why").asText()).isEqualTo("libvirt knows no machine \"left\".");
        assertThat(machine.at("/why_words/key").asText()).isEqualTo("why.absent");
        assertThat(machine.at("/why_words/args/0").asText()).isEqualTo("left");
        assertThat(MachineJson.status(left).has("why_words")).isFalse();
        left.why = Optional.empty();
        assertThat(written(left, List.of()).at("/vms/0").has("why_words")).isFalse();
    }

    @Test
    @DisplayName("names the files that the agent cannot use, and why")
    void leftOut() throws IOException {
        LeftOut bad = new LeftOut("b.yaml", new Problem.InvalidInput(Text.literal("api_port in b.yaml"), "many", Text.literal("a number.")));

        JsonNode out = written(new FakeControl("left", 8001, List.of(), List.of()), List.of(bad)).at("/left_out/0");

        assertThat(out.path("file").asText()).isEqualTo("b.yaml");
        assertThat(out.path("why").asText()).contains("api_port in b.yaml").contains("many");
        assertThat(out.at("/words/bundle").asText()).isEqualTo("problem");
    }

    private JsonNode written(FakeControl control, List<LeftOut> leftOut) throws IOException {
        Path file = folder.resolve(MachineFile.NAME);
        try (MachineFile kept = MachineFile.keep(folder, "0.0.0.0", 8080, List.of(control), leftOut, Clock.systemUTC())) {
            await().until(() -> Files.exists(file));
            kept.write();
            return new ObjectMapper().readTree(file.toFile());
        }
    }
}
