package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.hostkeeper.facts.Section;
import org.hostkeeper.host.HostName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Schedules by command")
class CronCommandsTest {
    private static final String TIMERS =
            "[{\"unit\":\"good.timer\",\"activates\":\"good.service\"},{\"unit\":\"dead.timer\",\"activates\":\"dead.service\"},{\"unit\":\"unused.timer\"}]";

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private List<String> ids(String... options) {
        return StreamSupport.stream(scene.run(options).json().spliterator(), false).map(row -> row.path("id").asText()).toList();
    }

    @Test
    @DisplayName("list with --broken neither the timers that run nor those that nobody enabled")
    void brokenTimers() {
        String answer = """
                now 1
                daemon debian active
                timers %s
                show Id=good.timer
                show UnitFileState=enabled
                show ActiveState=active
                show
                show Id=dead.timer
                show UnitFileState=enabled
                show ActiveState=inactive
                show
                show Id=unused.timer
                show UnitFileState=disabled
                show ActiveState=inactive
                """.formatted(Base64.getEncoder().encodeToString(TIMERS.getBytes(StandardCharsets.UTF_8)));
        known("web1", answer);

        assertThat(ids("cron", "list", "--cached", "--timers", "--json")).hasSize(3);
        assertThat(ids("cron", "list", "--cached", "--timers", "--broken", "--json")).containsExactly("dead.timer");
    }

    /** A host of which this was read. */
    private void known(String host, String answer) {
        scene.run("host", "add", host, "--address", "op@" + host, "--no-test");
        scene.store.facts().keep(new HostName(host), List.of(new Section("schedules", 1, Scene.NOW, new Section.Ending.Answered(answer))));
    }

    private void crontab(String host, String zone, String crontab) {
        known(host, "now 1\nzone " + zone + "\ndaemon debian active\nspool open /var/spool/cron/crontabs\nuser op\nown op "
                + Base64.getEncoder().encodeToString(crontab.getBytes(StandardCharsets.UTF_8)) + "\n");
    }

    private List<String> lines(FakeTerminal at, String... options) {
        return scene.run(at, options).out().lines().toList();
    }

    @Test
    @DisplayName("are drawn as a timeline, a line each, and what meets the same command elsewhere is marked and told in words")
    void timeline() {
        crontab("web1", "Europe/Berlin", "0 22 * * * /bin/sync\n*/10 10-11 * * * /bin/often\n0 0 1 1 * /bin/yearly\n");
        crontab("web2", "Europe/Berlin", "30 22 * * * /bin/sync\n");
        FakeTerminal ascii = new FakeTerminal();
        ascii.drawsBlocks = false;

        List<String> day = lines(ascii, "cron", "timeline", "--cached");
        assertThat(day).startsWith(
                "HOST  JOB         STARTS  09:00 12:00 15:00 18:00 21:00 Sun 22      06:00",
                "web1  /bin/often      12  . ####.     .     .     .     .     .     .",
                "web1  /bin/sync        1  .     .     .     .     . |   .     .     .",
                "web2  /bin/sync        1  .     .     .     .     .  |  .     .     .");
        assertThat(day).anyMatch(line -> line.startsWith("One more does not start")).noneMatch(line -> line.contains("at once"));

        List<String> hour = lines(new FakeTerminal(), "cron", "timeline", "--cached", "--lasting", "60", "--command", "sync", "--from", "22:00", "--to", "00:00");
        assertThat(hour).startsWith(
                "HOST  JOB        STARTS  22:00 22:30 23:00 23:30",
                "web1  /bin/sync       1  ▌─────▓▓▓▓▓▓·     ·",
                "web2  /bin/sync       1  ·     ▓▓▓▓▓▓──────·");
        assertThat(hour.getLast()).isEqualTo("/bin/sync: on 2 hosts at once from 2026-11-21 22:30 to 2026-11-21 23:00: web1, web2");

        JsonNode json = scene.run("cron", "timeline", "--cached", "--week", "--lasting", "60", "--json").json();
        assertThat(json.at("/overlaps/0/from").asText()).isEqualTo("2026-11-21T22:30:00+01:00");
        assertThat(json.at("/from").asText()).isEqualTo("2026-11-21T00:00:00+01:00");
        assertThat(json.at("/to").asText()).isEqualTo("2026-11-28T00:00:00+01:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--from late", "--week --to 22:00", "--from 2026-11-26T22:00 --to 2026-11-26T21:00", "--lasting 0", "--zone Nowhere", "--to 2027-11-26T22:00"})
    @DisplayName("are not drawn over a time that is none")
    void noWindow(String options) {
        assertThat(scene.run(("cron timeline --cached " + options).split(" ")).exit()).isEqualTo(2);
    }
}
