package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed(hosts = 2)
@DisplayName("Work on hosts by command, on a real one:")
class HostWorkIT {
    private final TestHost host;
    private final Desk desk;
    private final Path folder;

    HostWorkIT(TestHost host, @TempDir Path folder) {
        this.host = host;
        this.folder = folder;
        this.desk = new Desk(folder.resolve("home"));
    }

    private void added(String name) {
        Result added = desk.add(name, host, "op", "--sudo", "nopasswd");
        assertThat(added.exit()).as(added.err()).isZero();
    }

    @Test
    void a_renamed_host_keeps_its_facts_its_key_and_its_activity() {
        added("box");
        assertThat(desk.run("status", "--host", "box", "--json").exit()).isZero();
        String os = desk.run("host", "show", "box", "--json").json().at("/state/os").asText();
        assertThat(desk.run("host", "run", "--host", "box", "--yes", "--", "true").exit()).isZero();

        Result renamed = desk.run("host", "rename", "box", "depot", "--yes", "--json");

        assertThat(renamed.exit()).as(renamed.err()).isZero();
        assertThat(desk.run("host", "show", "box").exit()).isEqualTo(2);
        assertThat(os).contains("Debian");
        assertThat(desk.run("host", "show", "depot", "--json").json().at("/state/os").asText()).isEqualTo(os);
        assertThat(desk.run("host", "test", "depot").exit()).isZero();
        assertThat(desk.run("activity", "list", "--json").out()).contains("\"box\"");
    }

    @Test
    void a_command_tells_its_status_and_output_as_whom_it_ran_and_is_killed_at_its_limit() {
        added("box");

        Result ran = desk.run(
                "host", "run", "--host", "box", "--as-root", "--json", "--yes", "--", "sh", "-c", "id -un; echo '$HOME' >&2; exit 7");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.json().at("/0/exit").asInt()).isEqualTo(7);
        assertThat(ran.json().at("/0/out").asText()).isEqualTo("root\n");
        assertThat(ran.json().at("/0/err").asText()).isEqualTo("$HOME\n");

        Result words = desk.run("host", "run", "--host", "box", "--json", "--yes", "--", "printf", "[%s]", "two words", "*", "$(id)", "; true");
        assertThat(words.exit()).as(words.err()).isZero();
        assertThat(words.json().at("/0/out").asText()).isEqualTo("[two words][*][$(id)][; true]");

        Result tooLong = desk.run("host", "run", "--host", "box", "--limit", "1", "--json", "--yes", "--", "sleep", "60");
        assertThat(tooLong.exit()).isEqualTo(1);
        assertThat(tooLong.json().at("/0/problem/code").asText()).isEqualTo("timed-out");
        assertThat(host.sh("pgrep -xf 'sleep 60'").out()).isEmpty();

        Result much = desk.run("host", "run", "--host", "box", "--json", "--yes", "--", "seq", "100000");
        assertThat(much.json().at("/0/out").asText().length()).isLessThanOrEqualTo(8192);
        assertThat(much.json().at("/0/out").asText()).endsWith("100000\n");
    }

    /** All was shown when the last host had ended: whoever waited for a slow one did not see the others. */
    @Test
    void a_command_is_told_host_by_host_as_they_end(TestHost slow, TestHost quick) {
        desk.add("a-slow", slow, "op");
        desk.add("b-quick", quick, "op");
        slow.sh("touch /tmp/is-slow");

        Result ran = desk.run(
                "host", "run", "--host", "a-slow", "b-quick", "--yes", "--",
                "sh", "-c", "if [ -e /tmp/is-slow ]; then sleep 3; fi; echo one; echo two");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out().lines())
                .containsExactly(
                        "b-quick | one", "b-quick | two", "b-quick: exit 0", "a-slow | one", "a-slow | two", "a-slow: exit 0");
    }

    @Test
    void a_file_is_put_seen_fetched_and_taken_back() throws Exception {
        added("box");
        Path local = Files.writeString(folder.resolve("note"), "Здравствуй\n");

        Result put = desk.run("host", "put", local.toString(), "/etc/t-note", "--host", "box", "--as-root", "--yes", "--json");

        assertThat(put.exit()).as(put.err()).isZero();
        assertThat(desk.run("host", "files", "box", "/etc", "--json").json().findValuesAsText("name")).contains("t-note");
        Result got = desk.run("host", "get", "box", "/etc/t-note", folder.resolve("back").toString());
        assertThat(got.exit()).as(got.err()).isZero();
        assertThat(folder.resolve("back")).hasSameBinaryContentAs(local);
        String plan = put.json().at("/plan/hosts/0/id").asText();
        assertThat(desk.run("undo", plan, "--yes").exit()).isZero();
        assertThat(host.sh("test -e /etc/t-note").status()).isEqualTo(1);
    }
}
