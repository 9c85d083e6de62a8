package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed
@DisplayName("A real virtual machine by command")
class VmIT {
    private static JsonNode only(Result result) {
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.json().size()).isEqualTo(1);
        return result.json().get(0);
    }

    @Test
    @DisplayName("is listed, kept as a snapshot, reverted, looked at, stopped and started; what cannot be is said and changes nothing")
    void lives(TestHost host, @TempDir Path folder) throws Exception {
        host.vm("artwork", "http://10.0.2.2:8000/api/v1/heartbeat");
        Desk desk = new Desk(folder);
        assertThat(desk.add("gallery-1", host, "op", "--sudo", "nopasswd").exit()).isZero();

        assertThat(only(desk.run("vm", "list", "--json")).path("state").asText()).isEqualTo("running");
        Result taken = desk.run("vm", "snapshot", "create", "artwork", "ready", "--description", "As it opened", "--yes");
        assertThat(taken.exit()).as(taken.err()).isZero();
        JsonNode kept = only(desk.run("vm", "snapshot", "list", "artwork", "--json"));
        assertThat(kept.path("snapshot").asText()).isEqualTo("ready");
        assertThat(kept.path("description").asText()).isEqualTo("As it opened");
        assertThat(kept.path("current").asBoolean()).isTrue();

        Result dry = desk.run("vm", "revert", "artwork", "ready", "--dry-run");
        assertThat(dry.out()).contains("snapshot-revert", "cannot be taken back");
        assertThat(desk.run("vm", "revert", "artwork", "ready", "--yes").exit()).isZero();
        assertThat(only(desk.run("vm", "show", "artwork", "--json")).path("reason").asText()).isEqualTo("from snapshot");

        Path picture = folder.resolve("artwork.png");
        assertThat(desk.run("vm", "thumbnail", "artwork", "--file", picture.toString()).exit()).isZero();
        assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');

        assertThat(desk.run("vm", "stop", "artwork", "--pull-the-plug", "--yes").exit()).isZero();
        assertThat(only(desk.run("vm", "list", "--json")).path("state").asText()).isEqualTo("off");
        assertThat(desk.run("vm", "start", "artwork", "--yes").exit()).isZero();
        assertThat(only(desk.run("vm", "list", "--json")).path("state").asText()).isEqualTo("running");

        assertThat(desk.run("vm", "start", "nobody", "--yes").exit()).isEqualTo(3);
        assertThat(desk.run("vm", "revert", "artwork", "nope", "--yes").err()).contains("nope");
        Matcher plan = Pattern.compile("undo (\\S+)").matcher(taken.out() + taken.err());
        assertThat(plan.find()).isTrue();
        assertThat(desk.run("undo", plan.group(1), "--yes").exit()).isZero();
        assertThat(desk.run("vm", "snapshot", "list", "--json").json().size()).isZero();
    }
}
