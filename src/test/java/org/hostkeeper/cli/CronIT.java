package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed(hosts = 3)
@DisplayName("Crontabs of three gateways by command")
class CronIT {
    private static final String CRONTAB =
            """
            MAILTO=ops@example.org
            # configuration snapshot
            23 */8 * * * $HOME/bin/snapshot > $HOME/.cronlog/snapshot.log 2>&1
            # reports
            23 5,23 * * * $HOME/bin/report > $HOME/.cronlog/report.log 2>&1
            42 19 * * 2 $HOME/bin/statistics

            0 U * * 2,5 $HOME/bin/sync
            0 V * * * $HOME/bin/peers
            0 W * * * $HOME/bin/backup
            """;

    private static List<JsonNode> rows(Result result) {
        return StreamSupport.stream(result.json().spliterator(), false).filter(row -> row.path("file").asText().endsWith("/op")).toList();
    }

    private static String[] and(String[] words, String last) {
        return Stream.concat(Stream.of(words), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    @DisplayName("are listed with the next run of each line, told to be ignored while letters stand in them, and filled in so that none overlaps")
    void gateways(TestHost one, TestHost two, TestHost three, @TempDir Path folder) {
        Desk desk = new Desk(folder);
        String spool = "/var/spool/cron/crontabs/op";
        String text = Base64.getEncoder().encodeToString(CRONTAB.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (TestHost host : List.of(one, two, three)) {
            assertThat(desk.add(host.name(), host, "op", "--sudo", "nopasswd", "--tag", "gateway").exit()).isZero();
            host.sh("ln -sf /usr/share/zoneinfo/Europe/Berlin /etc/localtime; echo %s | base64 -d >%s; chown op:crontab %s; chmod 600 %s"
                    .formatted(text, spool, spool, spool));
        }

        Result listed = desk.run("cron", "list", "--json", "--root");
        assertThat(listed.exit()).as(listed.err()).isZero();
        assertThat(rows(listed)).hasSize(18).allSatisfy(row -> assertThat(row.path("zone").asText()).isEqualTo("Europe/Berlin"));
        assertThat(rows(listed)).filteredOn(row -> row.path("schedule").asText().equals("42 19 * * 2")).hasSize(3).allSatisfy(row -> {
            assertThat(row.path("state").asText()).isEqualTo("ignored");
            assertThat(row.path("why").asText()).contains("line 8");
            assertThat(row.path("next").isNull()).isTrue();
            assertThat(row.path("planned").get(0).asText()).contains("T19:42");
        });
        assertThat(rows(listed)).filteredOn(row -> row.path("schedule").asText().equals("0 U * * 2,5")).hasSize(3)
                .allSatisfy(row -> assertThat(row.path("state").asText()).isEqualTo("template"));

        String[] stagger = {"cron", "stagger", "--letters", "U,V,W", "--from", "01:00", "--to", "10:00", "--tag", "gateway"};
        Result dry = desk.run(and(stagger, "--dry-run"));
        assertThat(dry.out()).contains("-0 U * * 2,5", "+0 1 * * 2,5", "+0 9 * * *");
        assertThat(one.sh("cat " + spool).out()).isEqualTo(CRONTAB);
        Result applied = desk.run(and(stagger, "--yes"));
        assertThat(applied.exit()).as(applied.err()).isZero();

        Result filled = desk.run("cron", "list", "--json");
        assertThat(rows(filled)).hasSize(18).allSatisfy(row -> {
            assertThat(row.path("state").asText()).isEqualTo("runs");
            assertThat(row.path("next").isNull()).isFalse();
        });
        int hour = 1;
        for (TestHost host : Stream.of(one, two, three).sorted(Comparator.comparing(TestHost::name)).toList()) {
            assertThat(host.sh("cat " + spool).out()).isEqualTo(
                    CRONTAB.replace("0 U", "0 " + hour++).replace("0 V", "0 " + hour++).replace("0 W", "0 " + hour++));
        }
        Result none = desk.run(and(stagger, "--yes"));
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("U, V, W");
        assertThat(one.sh("crontab -l -u op | crontab -n - && echo fine").out()).isEqualTo("fine\n");
        String off = desk.run("cron", "disable", rows(filled).getFirst().path("id").asText(), "--tag", "gateway", "--dry-run").out();
        assertThat(off).contains("#hostkeeper-off 23 */8", "Have cron look at /var/spool/cron/crontabs again");
        Result next = desk.run("cron", "next", "--count", "4", "--json");
        assertThat(next.json()).hasSize(4);
        assertThat(desk.run("cron", "show", "ffffffff").exit()).isEqualTo(2);
    }

    @Test
    @DisplayName("have their runs told as cron writes them down: at first nothing of ends, then how they ended and how long they took, drawn on the timeline, and its settings come back whole")
    void runs(TestHost host, @TempDir Path folder) {
        Desk desk = new Desk(folder);
        assertThat(desk.add("gw", host, "op", "--sudo", "nopasswd").exit()).isZero();
        String settings = host.sh("cat /etc/default/cron").outOfSuccess();
        host.sh("printf '* * * * * root exit 3\n0 0 1 1 * op date >>\"$HOME/year ly.log\"\n0 0 1 1 * op date >>$HOME/yearly.log\n' >/etc/cron.d/fails").outOfSuccess();
        host.sh("touch -d @1767225602 ~op/yearly.log").outOfSuccess();
        assertThat(OffsetDateTime.parse(row(desk, "date >>$HOME/yearly.log").path("logChanged").asText())).isEqualTo("2026-01-01T00:00:02Z");
        assertThat(row(desk, "date >>$HOME/yearly.log").path("logFile").asText()).isEqualTo("/home/op/yearly.log");
        assertThat(row(desk, "date >>\"$HOME/year ly.log\"").path("source").isNull()).isTrue();
        assertThat(ending(desk)).isEqualTo("not-recorded");

        Result recorded = desk.run("cron", "record", "--host", "gw", "--yes", "--json");
        assertThat(recorded.exit()).as(recorded.err()).isZero();
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(5)).until(() -> ending(desk).equals("failed"));
        assertThat(run(desk).path("number").asInt()).isEqualTo(3);
        assertThat(run(desk).path("ended").isNull()).isFalse();

        drawn(desk);
        assertThat(desk.run("undo", recorded.json().at("/plan/hosts/0/id").asText(), "--yes").exit()).isZero();
        assertThat(host.sh("cat /etc/default/cron").outOfSuccess()).isEqualTo(settings);
        assertThat(host.sh("ps -o args= -C cron").outOfSuccess()).doesNotContain("-L");
    }

    @Test
    @DisplayName("tell which starts were missed while cron was stopped, and nothing of the minutes in which the line was new")
    void missed(TestHost host, @TempDir Path folder) {
        Desk desk = new Desk(folder);
        Result added = desk.add("gw", host, "op", "--sudo", "nopasswd");
        assertThat(added.exit()).as(added.err()).isZero();
        host.sh("systemctl start cron; printf '* * * * * op /bin/true each minute\n' >/etc/cron.d/each").outOfSuccess();
        host.sh("sleep 130; systemctl stop cron; sleep 100; systemctl start cron").outOfSuccess();
        await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofSeconds(5)).until(() -> !starts(desk, "well", "not-recorded").isEmpty() && !starts(desk, "missed").isEmpty());
        // a hundred seconds hold one full minute or two, by where they begin
        assertThat(starts(desk, "missed")).hasSizeBetween(1, 2).allSatisfy(row -> {
            assertThat(row.path("why").asText()).isEqualTo("cron-off");
            assertThat(row.path("source").asText()).isEqualTo("journal-units");
        });
    }

    /** Those of the job of each minute that ended so. */
    private static List<JsonNode> starts(Desk desk, String... endings) {
        Result runs = desk.run("cron", "runs", "--host", "gw", "--all", "--json");
        assertThat(runs.exit()).as(runs.err()).isZero();
        return StreamSupport.stream(runs.json().spliterator(), false)
                .filter(row -> row.path("command").asText().endsWith("each minute") && List.of(endings).contains(row.path("ending").asText()))
                .toList();
    }

    /** With how long the jobs took, as this very cron wrote it down, and with the timers of this very systemd. */
    private static void drawn(Desk desk) {
        Result week = desk.run("cron", "timeline", "--host", "gw", "--root", "--durations", "--week", "--json");
        assertThat(week.exit()).as(week.err()).isZero();
        List<JsonNode> all = StreamSupport.stream(week.json().path("rows").spliterator(), false).toList();
        assertThat(all).filteredOn(row -> row.path("command").asText().equals("exit 3")).singleElement().satisfies(row -> {
            assertThat(row.path("kind").asText()).isEqualTo("cron");
            assertThat(row.path("count").asInt()).isEqualTo(7 * 24 * 60);
            assertThat(row.path("seconds").isNull()).isFalse();
        });
        assertThat(all).filteredOn(row -> row.path("id").asText().equals("logrotate.timer")).singleElement().satisfies(row -> {
            assertThat(row.path("kind").asText()).isEqualTo("timer");
            assertThat(row.path("count").asInt()).isGreaterThanOrEqualTo(1);
        });
        Result day = desk.run("cron", "timeline", "--host", "gw", "--root");
        assertThat(day.exit()).as(day.err()).isZero();
        assertThat(day.out()).contains("exit 3", "1440");
        // of a day its next start is no part in the hour after midnight, at which it begins: that is the end of the day drawn then
        Result drawnWeek = desk.run("cron", "timeline", "--host", "gw", "--root", "--week");
        assertThat(drawnWeek.exit()).as(drawnWeek.err()).isZero();
        assertThat(drawnWeek.out()).contains("exit 3", "10080", "logrotate");
    }

    private static JsonNode run(Desk desk) {
        return row(desk, "exit 3");
    }

    private static JsonNode row(Desk desk, String command) {
        Result runs = desk.run("cron", "runs", "--host", "gw", "--json");
        assertThat(runs.exit()).as(runs.err()).isZero();
        return StreamSupport.stream(runs.json().spliterator(), false)
                .filter(row -> row.path("command").asText().equals(command))
                .findFirst()
                .orElseThrow();
    }

    private static String ending(Desk desk) {
        return run(desk).path("ending").asText();
    }
}
