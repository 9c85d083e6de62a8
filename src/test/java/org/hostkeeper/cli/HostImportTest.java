package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.host.Host;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("hostkeeper host import")
class HostImportTest {
    private final Scene scene = new Scene();

    @TempDir
    private Path folder = Path.of("");

    private String config = "";

    @BeforeEach
    void write() throws Exception {
        config = Files.writeString(folder.resolve("config"), """
                Host gate
                    HostName gate.example.org
                    User op
                Host inner
                    HostName 10.0.0.7
                    User root
                    Port 2222
                    ProxyJump gate
                Host odd
                    User op
                    ProxyCommand nc %h %p
                """).toString();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void a_dry_run_lists_what_would_come_of_it_and_changes_nothing() {
        Result result = scene.run("host", "import", "--file", config, "--dry-run", "--json");

        assertThat(result.exit()).isZero();
        assertThat(result.json().findValuesAsText("name")).containsExactly("gate", "inner", "odd");
        assertThat(result.json().findValuesAsText("outcome")).containsExactly("planned", "planned", "refused");
        assertThat(result.json().at("/2/notes/0").asText()).contains("ProxyCommand");
        assertThat(scene.store.inventory().hosts()).isEmpty();
    }

    @Test
    void takes_over_the_named_ones_with_the_hosts_they_are_reached_through() {
        Result result = scene.run("host", "import", "--file", config, "--name", "inn*", "--yes");

        assertThat(result.exit()).isZero();
        assertThat(scene.store.inventory().hosts())
                .extracting(Host::name)
                .extracting(Object::toString)
                .containsExactly("gate", "inner");
    }

    @Test
    void leaves_a_host_alone_that_is_there_already() {
        scene.run("host", "add", "gate", "--address", "me@elsewhere", "--no-test");

        Result result = scene.run("host", "import", "--file", config, "--yes", "--json");

        assertThat(result.json().findValuesAsText("outcome")).containsExactly("there", "added", "refused");
        assertThat(scene.run("host", "list", "--json").json().at("/0/address").asText()).isEqualTo("elsewhere");
    }

    @Test
    @DisplayName("a pattern has * and ? and nothing else, so that a bracket is a character of a name that is not there")
    void a_pattern_with_a_bracket_matches_nothing() {
        Result result = scene.run("host", "import", "--file", config, "--name", "[", "{a", "in*", "--json", "--dry-run");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.json().findValuesAsText("name")).containsExactly("inner");
    }

    @Test
    void says_which_file_is_not_there() {
        Result result = scene.run("host", "import", "--file", "/no/such/config", "--yes");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("/no/such/config");
    }
}
