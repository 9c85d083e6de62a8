package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hostkeeper.assembly.Home;
import org.hostkeeper.cli.Scene.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Commands on the demo fleet")
class DemoCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private Result run(String... args) {
        FakeTerminal terminal = new FakeTerminal();
        Home home = Home.of(Map.of("HOSTKEEPER_HOME", folder.resolve("home").toString()), folder);
        int exit = new Cli(terminal, new OwnOpening(home), Scene.noWindow()).run(args);
        return new Result(exit, terminal.said(), terminal.complained());
    }

    @Test
    void demo_without_a_display_shows_the_fleet_says_what_a_display_would_add_and_ends_well() {
        Result result = run("demo");

        assertThat(result.exit()).isZero();
        assertThat(result.out().lines()).hasSize(13);
        assertThat(result.err()).contains("simulated").contains("display");
        // a log may be there: it is the process's, and threads of other tests may have something to say meanwhile
        assertThat(folder.resolve("home").resolve("config")).doesNotExist();
        assertThat(folder.resolve("home").resolve("data")).doesNotExist();
    }

    @Test
    void status_tells_every_key_of_every_host_and_that_one_is_unreachable() {
        Result result = run("status", "--demo", "--json");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.json()).hasSize(12);
        for (JsonNode host : result.json()) {
            assertThat(host.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "host", "state", "connected", "problem", "taken", "ageSeconds", "os", "kernel",
                            "architecture", "uptimeSeconds", "cpus", "load", "memoryTotal", "memoryAvailable",
                            "timeZone", "failedUnits", "rebootNeeded", "disks", "tags");
        }
        assertThat(result.json().findValuesAsText("state")).contains("ok", "attention", "unreachable");
    }

    @Test
    void attention_tells_what_needs_a_person_worst_first_and_since_when() {
        Result result = run("attention", "--demo", "--json");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.json().findValuesAsText("kind"))
                .containsExactly(
                        "changed-key", "unreachable", "failed-unit", "interrupted-plan", "unsteady-unit",
                        "paused-vm", "disk-nearly-full", "open-defect", "reboot-needed");
        assertThat(result.json().at("/2/thing").asText()).isEqualTo("label_printer.service");
        assertThat(result.json().at("/2/remedies/1").asText()).isEqualTo("restart");
        assertThat(result.json().at("/6/since").asText()).startsWith("20");
    }

    @Test
    void stagger_gives_a_gateway_an_hour_that_no_other_has_and_plans_nothing_where_one_does_not_answer() {
        Result planned = run(
                "cron", "stagger", "--letters", "U", "--from", "01:00", "--to", "08:00", "--demo", "--host", "gateway-hill", "gateway-north", "--dry-run");

        assertThat(planned.exit()).as(planned.err()).isZero();
        assertThat(planned.out()).contains("-0 U * * 2,5", "+0 2 * * 2,5").doesNotContain("gateway-north");

        Result lost = run("cron", "stagger", "--letters", "U", "--demo", "--tag", "gateway", "--dry-run");
        assertThat(lost.exit()).isEqualTo(3);
        assertThat(lost.err()).contains("one host's jobs", "gateway-south");
        assertThat(run("cron", "stagger", "--letters", "U", "--command", "sync", "--demo", "--yes").err()).contains("not both");
        assertThat(run("cron", "stagger", "--from", "late", "--demo", "--yes").err()).contains("22:30");
        assertThat(run("cron", "stagger", "--from", "22:30:45", "--demo", "--yes").err()).contains("22:30:45");
        assertThat(lost.err()).contains("Name the other hosts");
        assertThat(run("cron", "stagger", "--demo", "--host", "gateway-hill", "--dry-run", "--json").json().at("/plan/title").asText())
                .isEqualTo("Keep apart in time: all lines with letters");
    }

    @Test
    void runs_tell_when_jobs_of_the_demo_were_started_how_long_they_took_and_that_a_template_never_was() {
        Result last = run("cron", "runs", "--demo", "--host", "gateway-north", "gateway-hill", "mirror-1", "--json");

        assertThat(last.exit()).as(last.err()).isZero();
        assertThat(last.json().findValuesAsText("ending")).contains("well", "not-recorded");
        for (JsonNode row : last.json()) {
            if (row.path("user").asText().equals("mesh")) { // the hill's crontab is ignored as long as a letter stands in it
                assertThat(row.path("started").isNull()).as(row.toString()).isEqualTo(row.path("host").asText().equals("gateway-hill"));
            }
        }
        assertThat(last.json().findValuesAsText("source")).contains("journal", "log-file");
        assertThat(last.json().findValuesAsText("logFile")).contains("/home/mesh/.cronlog/snapshot.log");
        assertThat(run("cron", "runs", "--demo", "--host", "gateway-hill").out()).contains("log file changed 20");
        String never = java.util.stream.StreamSupport.stream(last.json().spliterator(), false)
                .filter(row -> row.path("source").asText().equals("log-file"))
                .map(row -> row.path("id").asText())
                .findFirst()
                .orElseThrow();
        assertThat(run("cron", "runs", "--demo", "--host", "gateway-hill", "--all", "--job", never).err()).contains("No run is recorded.");
        assertThat(run("cron", "record", "--demo", "--host", "mirror-1", "--yes").exit()).isZero();
        Result every = run("cron", "runs", "--demo", "--host", "shop-1", "--all", "--days", "1", "--json");
        java.util.List<String> moments = java.util.stream.StreamSupport.stream(every.json().spliterator(), false)
                .map(row -> row.path("started").isNull() ? row.path("due").asText() : row.path("started").asText())
                .toList();
        assertThat(moments).hasSizeGreaterThan(250).isSortedAccordingTo(java.util.Comparator.comparing((String at) -> java.time.OffsetDateTime.parse(at)).reversed());
        assertThat(run("cron", "runs", "--demo", "--host", "shop-1", "--job", "ffffffff").exit()).isEqualTo(2);
    }

    @Test
    void a_start_of_the_demo_that_was_missed_since_cron_was_stopped_is_told_with_its_reason() {
        Result all = run("cron", "runs", "--demo", "--host", "shop-1", "--all", "--days", "7", "--json");
        assertThat(all.exit()).as(all.err()).isZero();
        java.util.List<JsonNode> missed = java.util.stream.StreamSupport.stream(all.json().spliterator(), false)
                .filter(row -> row.path("ending").asText().equals("missed"))
                .toList();
        assertThat(missed).isNotEmpty().allSatisfy(row -> {
            assertThat(row.path("why").asText()).isEqualTo("cron-off");
            assertThat(row.path("source").asText()).isEqualTo("journal-units");
            assertThat(row.path("started").isNull()).isTrue();
            assertThat(row.path("missedSince").isNull()).isFalse();
        });
        assertThat(run("cron", "runs", "--demo", "--host", "shop-1", "--all", "--days", "7").out()).contains("missed: cron was not running");
    }

    @Test
    void the_mirror_update_of_the_demo_shows_its_defects_is_mended_run_and_told() {
        Result before = run("cron", "mirror", "verify", "--demo", "--host", "mirror-1", "--json");
        assertThat(before.exit()).as(before.err()).isEqualTo(1);
        assertThat(before.json().at("/0/installed").asBoolean()).isTrue();
        assertThat(before.json().at("/0/cronActive").asBoolean()).isTrue();
        assertThat(before.json().findValuesAsText("kind")).containsExactly("log-truncated", "errors-lost", "status-unknown");

        assertThat(run("cron", "mirror", "setup", "--schedule", "0 3 * * *\n* * * * *", "--demo", "--host", "mirror-1", "--yes").exit()).isEqualTo(2);
        Result mended = run("cron", "mirror", "setup", "--demo", "--host", "mirror-1", "--dry-run");
        assertThat(mended.out()).contains("-0 */12 * * * apt-mirror /usr/bin/apt-mirror > ", "+0 */12 * * * apt-mirror /usr/bin/apt-mirror >> ");

        Result update = run("cron", "mirror", "update", "--demo", "--host", "mirror-1", "--yes", "--json");
        assertThat(update.exit()).as(update.err()).isZero();
        assertThat(update.json().at("/0/exit").asInt()).isZero();
        Result last = run("cron", "mirror", "last-run", "--demo", "--host", "mirror-1", "--json");
        assertThat(last.json().at("/0/logWritten").isNull()).isFalse();
        assertThat(last.json().at("/0/started").isNull()).isFalse();
        assertThat(run("cron", "mirror", "verify", "--demo", "--host", "shop-1", "--json").json().findValuesAsText("kind"))
                .containsExactly("no-program", "not-there");
        assertThat(run("cron", "mirror", "update", "--demo", "--host", "shop-1", "--yes").exit()).isEqualTo(3);
    }

    private String job(String host, String command) {
        for (JsonNode row : run("cron", "list", "--root", "--demo", "--host", host, "--json").json()) {
            if (row.path("command").asText().contains(command)) {
                return row.path("id").asText();
            }
        }
        throw new AssertionError("No job with " + command);
    }

    @Test
    void a_job_of_the_demo_is_run_now_and_says_its_lines_and_a_wrapper_is_shown_before_it_is_put_on() {
        String id = job("gallery-1", "gallery open");
        Result planned = run("cron", "run", id, "--demo", "--host", "gallery-1", "--dry-run");
        assertThat(planned.exit()).as(planned.err()).isZero();
        assertThat(planned.out()).contains("Run as root: /usr/local/bin/gallery open");
        Result ran = run("cron", "run", id, "--demo", "--host", "gallery-1", "--yes");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("gallery-1 | Started by hand: /usr/local/bin/gallery open");
        assertThat(run("cron", "run", id, "--demo", "--host", "gallery-1", "--limit", "0", "--yes").exit()).isEqualTo(2);

        Result wrapped = run("cron", "wrap", id, "--demo", "--host", "gallery-1", "--dry-run");
        assertThat(wrapped.out()).contains("+30 8 * * 2-7 root /usr/bin/systemd-cat -t hostkeeper-cron-$$ \"$SHELL\" -c '/usr/local/bin/gallery open'; s=$?");
        assertThat(run("cron", "unwrap", id, "--demo", "--host", "gallery-1", "--dry-run").exit()).isEqualTo(3);
    }

    @Test
    void timeline_draws_what_was_recorded_of_each_jobs_duration_and_tells_which_hosts_do_the_same_at_once() {
        Result day = run("cron", "timeline", "--demo", "--host", "mirror-1", "mirror-2", "gateway-north", "--root", "--durations", "--json");

        assertThat(day.exit()).as(day.err()).isZero();
        assertThat(day.json().at("/rows").findValuesAsText("command")).anyMatch(command -> command.startsWith("/usr/bin/apt-mirror"));
        assertThat(day.json().at("/rows").findValues("seconds")).anyMatch(JsonNode::isNumber);
        assertThat(day.json().at("/overlaps").findValuesAsText("command")).isNotEmpty();
    }

    @Test
    void a_job_of_the_demo_becomes_a_timer_and_a_job_again() {
        String id = job("gallery-1", "gallery close");
        Result made = run("cron", "to-timer", id, "--name", "close", "--demo", "--host", "gallery-1", "--dry-run");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).contains("+OnCalendar=Tue..Sun *-*-* 18:15:00", "+#hostkeeper-off 15 18 * * 2-7 root /usr/local/bin/gallery close");
        assertThat(run("cron", "to-timer", id, "--name", "close", "--demo", "--host", "gallery-1", "--yes").exit()).isZero();
        assertThat(run("cron", "to-timer", id, "--name", "a/b", "--demo", "--host", "gallery-1", "--yes").exit()).isEqualTo(2);
        assertThat(run("cron", "to-cron", "logrotate", "--demo", "--host", "gallery-1", "--yes").exit()).isEqualTo(3);
    }

    @Test
    void host_history_tells_how_a_host_was_over_the_last_hours() {
        Result result = run("host", "history", "gallery-3", "--hours", "4", "--demo", "--json");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.json().size()).isBetween(46, 50);
        assertThat(result.json().at("/0/reached").asBoolean()).isTrue();
        assertThat(result.json().at("/0/diskUse").asDouble()).isBetween(0.4, 0.6);
        assertThat(result.json().get(result.json().size() - 1).get("reached").asBoolean()).isFalse();
    }

    @Test
    void vm_evidence_tells_what_was_seen_of_an_artwork_before_it_was_brought_back(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("tide.png");
        Result result = run(
                "vm", "evidence", "tide-table", "--incident", "1", "--file", picture.toString(), "--demo", "--host", "gallery-1", "--json");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.json().at("/incident/reason").asText()).isEqualTo("heartbeat");
        assertThat(result.json().at("/lastBeats").size()).isEqualTo(4);
        assertThat(result.json().at("/log").asText()).contains("decoder stalled");
        assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(run("vm", "evidence", "tide-table", "--demo", "--host", "gallery-1").out()).contains("the button was held", "decoder stalled");
        assertThat(run("vm", "history", "tide-table", "--demo", "--host", "gallery-1").out()).contains("the button was held", "it beats again");
        Result none = run("vm", "evidence", "tide-table", "--incident", "9", "--demo", "--host", "gallery-1");
        assertThat(none.exit()).isNotZero();
        assertThat(none.err()).contains("no incident of the machine “9”");
    }

    @ParameterizedTest
    @CsvSource({
        "--breaker-reverts,5", "--breaker-within,900", "--breaker-pause,30", "--breaker-longest,600", "--revert-on-start,yes", "--visitor-idle,120"
    })
    void vm_watch_takes_each_setting_of_the_watch_but_not_together_with_its_end(String option, String value) {
        assertThat(run("vm", "watch", "tide-table", option, value, "--demo", "--host", "gallery-1", "--dry-run").err()).contains("agent install");
        assertThat(run("vm", "watch", "tide-table", "--off", option, value, "--demo", "--host", "gallery-1", "--dry-run").err())
                .contains("Say with --off nothing of how it is watched.");
    }

    @Test
    void vm_snapshot_list_says_how_much_memory_each_keeps() {
        Result result = run("vm", "snapshot", "list", "orbit", "--demo", "--host", "gallery-1", "--json");

        assertThat(result.json().findValuesAsText("size")).hasSize(2).allSatisfy(size -> assertThat(Long.parseLong(size)).isPositive());
    }

    @Test
    void modules_of_a_deployed_manager_stand_beside_what_systemd_says_of_their_units() {
        Result result = run("module", "deployed", "--demo", "--host", "shop-3", "shop-1", "--json");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.json()).hasSize(3);
        assertThat(result.json().findValuesAsText("unit")).containsExactly("pump_2.service", "receipt_archive.service", "pump_2.service");
        assertThat(result.json().at("/0/state").asText()).isEqualTo("running");
        assertThat(result.json().at("/1/state").isNull()).isTrue();
        assertThat(result.json().findValuesAsText("status")).containsExactly("active", "failed", "active");
        assertThat(result.json().findValuesAsText("owner")).containsExactly("shop", "shop", "shop");
    }

    @Test
    void why_a_service_failed_is_told_with_its_last_lines_and_what_to_try() {
        Result result = run("module", "why", "label_printer", "--demo", "--host", "shop-1", "--json");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.json().at("/0/cause").asText()).isEqualTo("exit");
        assertThat(result.json().at("/0/sentence").asText()).startsWith("It ended by itself with status 1");
        assertThat(result.json().at("/0/more/0").asText()).contains("/dev/usb/lp0");
        assertThat(result.json().at("/0/last").findValuesAsText("message")).anyMatch(m -> m.startsWith("FileNotFoundError"));
        assertThat(result.json().at("/0/remedies").findValuesAsText("deed")).containsExactly("show-log", "restart");
        assertThat(run("module", "why", "no-such", "--demo", "--host", "shop-1").exit()).isEqualTo(2);
    }

    @Test
    void a_dry_run_prints_the_plan_of_each_host_and_changes_nothing() {
        Result result = run("module", "restart", "ssh", "--host", "shop-1", "shop-3", "--demo", "--dry-run", "--json");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.json().at("/plan/hosts").findValuesAsText("host")).containsExactly("shop-1", "shop-3");
        assertThat(result.json().at("/plan/hosts/0/steps/0").fieldNames())
                .toIterable()
                .containsExactly("words", "diff", "command", "undo");
        assertThat(result.json().get("hosts").toString())
                .isEqualTo("[{\"host\":\"shop-1\",\"outcome\":\"planned\",\"problem\":null},"
                        + "{\"host\":\"shop-3\",\"outcome\":\"planned\",\"problem\":null}]");
    }

    @Test
    void a_change_answers_for_each_host_also_for_the_one_that_is_down() {
        Result result = run("module", "restart", "ssh", "--host", "shop-3", "gallery-3", "--demo", "--yes", "--json");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.json().at("/hosts").findValuesAsText("host")).containsExactly("gallery-3", "shop-3");
        assertThat(result.json().at("/hosts").findValuesAsText("outcome")).containsExactly("unreachable", "done");
    }

    @Test
    void a_plan_that_somebody_left_open_is_found_and_finished() {
        Result open = run("plan", "list", "--demo", "--host", "shop-2", "--json");

        assertThat(open.json()).hasSize(1);
        assertThat(open.json().get(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "plan", "title", "host", "console", "started", "lastSign", "stepsDone", "steps", "inDoubt",
                        "running");
    }

    @Test
    void a_command_runs_on_hosts_and_tells_status_and_output_of_each() {
        Result result = run("host", "run", "--demo", "--host", "shop-1", "shop-3", "--json", "--yes", "--", "echo", "two words", "$HOME");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.json().findValuesAsText("host")).containsExactly("shop-1", "shop-3");
        assertThat(result.json().findValuesAsText("exit")).containsExactly("0", "0");
        assertThat(result.json().at("/0/out").asText()).isEqualTo("two words $HOME\n");
    }

    @Test
    void a_command_tells_a_person_whose_each_line_is() {
        Result result = run("host", "run", "--demo", "--host", "shop-1", "--yes", "--", "cat", "/no/such");

        assertThat(result.out().lines()).hasSize(2).first().asString().startsWith("shop-1 ! ").contains("No such file");
        assertThat(result.out()).endsWith("shop-1: exit 1\n");
    }

    @Test
    void a_command_that_fails_ends_with_1_and_its_status() {
        Result result = run("host", "run", "--demo", "--host", "shop-1", "--json", "--yes", "--", "cat", "/no/such");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.json().at("/0/exit").asInt()).isEqualTo(1);
        assertThat(result.json().at("/0/err").asText()).contains("No such file");
    }

    @Test
    void a_folder_is_listed_a_file_fetched_and_one_put_there() throws Exception {
        Result listed = run("host", "files", "shop-1", "/etc", "--demo", "--json");
        assertThat(listed.exit()).as(listed.err()).isZero();
        assertThat(listed.json().findValuesAsText("kind")).contains("folder");

        java.nio.file.Files.writeString(folder.resolve("motd"), "Welcome\n");
        Result put = run(
                "host", "put", folder.resolve("motd").toString(), "/etc/", "--demo", "--host", "shop-1", "--as-root", "--dry-run", "--json");
        assertThat(put.exit()).as(put.err()).isZero();
        assertThat(put.json().at("/plan/hosts/0/steps/0/diff").asText()).contains("+Welcome");

        Result missing = run("host", "get", "shop-1", "/etc/no-such", folder.resolve("got").toString(), "--demo");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(folder.resolve("got")).doesNotExist();
    }

    @Test
    @DisplayName("a file that is there and cannot be read is not told as one that is not there")
    void put_of_a_folder() {
        Result put = run("host", "put", folder.toString(), "/etc/x", "--host", "shop-1", "--dry-run", "--demo");
        assertThat(put.exit()).isEqualTo(1);
        assertThat(put.err()).contains(folder.toString(), "Is a directory");
    }
}
