package org.hostkeeper.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A deployed config that is taken over")
class ConfigImportTest {
    private static final String DEPLOYED = "{\"servername\": \"box7\", \"colour\": [1, 2], \"mqtt\": {\"broker\": \"b\","
            + " \"username\": \"m\", \"password\": \"hunter2\"}, \"database\": {\"path\": \"~/modules.db\", \"wal\": true}}";

    @TempDir
    private Path folder = Path.of("");

    private Path from = Path.of("");
    private Path to = Path.of("");
    private String group = "";

    @BeforeEach
    void deploy() throws IOException {
        from = Files.writeString(folder.resolve("deployed.json"), DEPLOYED);
        to = folder.resolve("config.json");
        group = Files.readAttributes(from, PosixFileAttributes.class).group().getName();
    }

    @Test
    @DisplayName("keeps every key, also those that nobody knows, and adds what the agent needs under its own")
    void keeps() throws IOException {
        wish().run(from, to, false);

        AgentConfig config = new ConfigReader(_ -> Optional.empty(), "login", "machine").read(to);
        assertThat(config.serverName()).isEqualTo("box7");
        assertThat(config.database()).isEqualTo(Path.of("/srv/mm/modules.db"));
        assertThat(config.owner()).isEqualTo("shop");
        assertThat(config.mqtt().login()).isPresent();
        assertThat(config.rest().bind()).isEqualTo("0.0.0.0");
        assertThat(config.rest().compatibility()).containsExactly(new RestConfig.Compatibility("*", List.of("10.1.0.0/16")));
        assertThat(to).content().contains("\"colour\" : [ 1, 2 ]").contains("\"wal\" : true").contains("hunter2");
        assertThat(from).hasContent(DEPLOYED);
    }

    @Test
    @DisplayName("is readable for the agent's group and nobody else")
    void readers() throws IOException {
        wish().run(from, to, false);

        PosixFileAttributes attributes = Files.readAttributes(to, PosixFileAttributes.class);
        assertThat(PosixFilePermissions.toString(attributes.permissions())).isEqualTo("rw-r-----");
        assertThat(attributes.group().getName()).isEqualTo(group);
    }

    @Test
    @DisplayName("replaces no config unless that is wanted, and leaves nothing half written")
    void replaces() throws IOException {
        Files.writeString(to, "{}");

        assertThatThrownBy(() -> wish().run(from, to, false))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.AlreadyThere.class));
        assertThatThrownBy(() -> new ConfigImport(Path.of("/x"), "shop", "::1", List.of(), "no-such-group").run(from, to, true))
                .hasMessageContaining("no-such-group");
        assertThat(to).hasContent("{}");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(from, to);
        }

        wish().run(from, to, true);
        assertThat(to).content().contains("box7");
    }

    @Test
    @DisplayName("is not quoted when it cannot be read")
    void wrong() throws IOException {
        Files.writeString(from, "{\"mqtt\": {\"password\": hunter2}}");

        assertThatThrownBy(() -> wish().run(from, to, false)).message().contains("deployed.json").doesNotContain("hunter2");
        assertThat(to).doesNotExist();
    }

    private ConfigImport wish() {
        return new ConfigImport(
                Path.of("/srv/mm/modules.db"),
                "shop",
                "0.0.0.0",
                List.of(new RestConfig.Compatibility("*", List.of("10.1.0.0/16"))),
                group);
    }
}
