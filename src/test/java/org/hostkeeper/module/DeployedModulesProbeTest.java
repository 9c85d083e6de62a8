package org.hostkeeper.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.facts.UnreadableAnswer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A deployed manager's modules")
class DeployedModulesProbeTest {
    private static final String HEAD = "owner op\nconfig /home/op/mm/config.json\ndatabase /home/op/mm/modules.db\nrows\n";
    private final DeployedModulesProbe probe = new DeployedModulesProbe();

    @Test
    @DisplayName("are read as they stand in the database, null and line breaks included")
    void rows() {
        String rows = "[{\"guid\": \"g2\", \"name\": \"b\", \"description\": \"line\\nbreak\", \"status\": \"other\", \"service_type\": \"pumps\"},\n"
                + "{\"guid\":\"g1\",\"name\":\"Насос\",\"description\":null,\"status\":\"active\",\"service_type\":\"pumps\"}]\n";
        assertThat(probe.parse(HEAD + rows))
                .isEqualTo(new DeployedModules(
                        Optional.of(new DeployedModules.Manager(
                                "op", "/home/op/mm/config.json", "/home/op/mm/modules.db")),
                        List.of(
                                new DeployedModule("g2", "b", "line\nbreak", "other", "pumps"),
                                new DeployedModule("g1", "Насос", "", "active", "pumps"))));
    }

    @Test
    @DisplayName("are none where there is no manager or no row, and a problem where the answer is half")
    void none() {
        assertThat(probe.parse("")).isEqualTo(new DeployedModules(Optional.empty(), List.of()));
        assertThat(probe.parse(HEAD).modules()).isEmpty();
        assertThat(probe.parse(HEAD).manager()).isPresent();
        assertThatThrownBy(() -> probe.parse("owner op\n")).isInstanceOf(UnreadableAnswer.class);
        assertThatThrownBy(() -> probe.parse(HEAD + "[{")).isInstanceOf(UnreadableAnswer.class);
    }
}
