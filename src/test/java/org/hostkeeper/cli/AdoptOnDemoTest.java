package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hostkeeper.assembly.Home;
import org.hostkeeper.cli.Scene.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On the demo's hosts")
class AdoptOnDemoTest {
    @TempDir
    private Path folder = Path.of("");

    private Result run(String... args) {
        FakeTerminal terminal = new FakeTerminal();
        Home home = Home.of(Map.of("HOSTKEEPER_HOME", folder.resolve("home").toString()), folder);
        int exit = new Cli(terminal, new OwnOpening(home), Scene.noWindow()).run(args);
        return new Result(exit, terminal.said(), terminal.complained());
    }

    private static List<String> defects(JsonNode found) {
        List<String> kinds = new ArrayList<>();
        found.path("defects").forEach(defect -> kinds.add(defect.path("kind").asText()));
        return kinds;
    }

    @Test
    @DisplayName("the deployed update of a mirror is shown with its defects, and its take-over can be carried out")
    void mirror() {
        Result dry = run("adopt", "--demo", "--host", "mirror-1", "--dry-run", "--json");
        assertThat(dry.exit()).as(dry.err()).isZero();
        assertThat(dry.json().path("found")).hasSize(1);
        assertThat(dry.json().at("/found/0/feature").asText()).isEqualTo("schedule");
        assertThat(dry.json().at("/found/0/takeOver").asText()).isEqualTo("planned");
        assertThat(defects(dry.json().at("/found/0"))).containsExactly("log-truncated", "errors-lost", "status-unknown");
        assertThat(dry.json().at("/plan/hosts/0/steps/0/diff").asText()).contains("+0 */12 * * * apt-mirror /usr/bin/apt-mirror >>");

        Result told = run("adopt", "--demo", "--host", "mirror-1", "--dry-run");
        assertThat(told.out()).contains("mirror-1: The update of a package mirror: /etc/cron.d/pop-mirror (schedule)", "Goes with the take-over.", ">>");
        Result done = run("adopt", "--demo", "--host", "mirror-1", "mirror-2", "--yes");
        assertThat(done.exit()).as(done.err()).isZero();
    }

    @Test
    @DisplayName("a gateway whose letters are not filled in is taken over beside the one that is, and not while one does not answer")
    void gateways() {
        Result both = run("adopt", "--demo", "--only", "schedule", "--host", "gateway-hill", "--dry-run", "--json");
        assertThat(both.exit()).as(both.err()).isZero();
        assertThat(defects(both.json().at("/found/0"))).contains("template-line");

        Result all = run("adopt", "--demo", "--tag", "gateway", "--dry-run", "--json");
        assertThat(all.exit()).isEqualTo(3);
        assertThat(all.err()).contains("gateway-south");
        assertThat(all.json().path("plan").isNull()).isTrue();
    }

    @Test
    @DisplayName("a manager is shown beside what other features know, and one that is wanted alone is looked for alone")
    void manager() {
        Result told = run("adopt", "--demo", "--host", "shop-3", "--only", "deployment", "--runtime", "/nowhere", "--dry-run", "--json");
        assertThat(told.exit()).isNotZero();
        assertThat(told.json().at("/found/0/takeOver").asText()).isEqualTo("refused");
        assertThat(defects(told.json().at("/found/0"))).contains("open-sudo");
        Result mended = run("adopt", "--demo", "--host", "shop-3", "--mend", "user-writable-units", "--yes");
        assertThat(mended.exit()).as(mended.err()).isZero();
    }

    @Test
    @DisplayName("one where nothing is deployed says so, one without the agent that would take over says how it comes there, and a feature that is none is refused")
    void nothing() {
        Result none = run("adopt", "--demo", "--host", "gallery-2", "--yes");
        assertThat(none.exit()).isEqualTo(3);
        assertThat(none.err()).contains("gallery-2").contains("nothing");
        Result unknown = run("adopt", "--demo", "--host", "gallery-1", "--only", "weather", "--dry-run");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("weather", "deployment, schedule, exhibition");
        Result watched = run("adopt", "--demo", "--host", "gallery-1", "--dry-run");
        assertThat(watched.err()).contains("agent install --host gallery-1");
        Result other = run("adopt", "--demo", "--host", "mirror-1", "--mend", "log-truncated:ffffffff", "--yes");
        assertThat(other.exit()).isEqualTo(3);
    }
}
