package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed
@DisplayName("A job that is run now by command, on a real host,")
class CronRunIT {
    private static final String SPOOL = "/var/spool/cron/crontabs/op";

    private static void crontab(TestHost host, String text) {
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        host.sh("echo %s | base64 -d >%s; chown op:crontab %s; chmod 600 %s; touch /var/spool/cron/crontabs".formatted(base64, SPOOL, SPOOL, SPOOL)).outOfSuccess();
    }

    private static Desk desk(TestHost host, Path folder) {
        Desk desk = new Desk(folder);
        assertThat(desk.add("gw", host, "op", "--sudo", "nopasswd").exit()).isZero();
        return desk;
    }

    private static String id(Desk desk, String command) {
        return StreamSupport.stream(desk.run("cron", "list", "--root", "--json").json().spliterator(), false)
                .filter(row -> row.path("command").asText().contains(command))
                .findFirst().orElseThrow().path("id").asText();
    }

    /** What a job sees: its environment, input, place, groups, limits of its files and signals that it ignores. */
    private static String seen(String to) {
        return "{ env | sort; echo in; cat; pwd; id; umask; grep SigIgn /proc/self/status; } >" + to + "\\%x 2>&1%first%sec\\%ond%";
    }

    @Test
    @DisplayName("sees what cron's own run of the same line sees: environment, input, folder, groups and signals")
    void asCron(TestHost host, @TempDir Path folder) {
        Desk desk = desk(host, folder);
        host.sh("printf 'FROM_PAM=1\\nPATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\\n# no\\n' >>/etc/environment; printf 'LANG=\"C.UTF-8\"\\n' >/etc/default/locale").outOfSuccess();
        crontab(host, "MAILTO=\"\"\nSECRET = it's  a \"word\" $HOME\nuid=0\nLOGNAME=root\n* * * * * " + seen("/tmp/seen")
                + "\nPATH=/bin:/usr/bin:/opt\nHOME=/tmp\nSHELL=/bin/bash\n* * * * * " + seen("/tmp/other") + "\n");
        for (String file : List.of("/tmp/seen%x", "/tmp/other%x")) {
            await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(1)).until(() -> host.sh("cat " + file).out().contains("SigIgn"));
        }
        host.sh("systemctl stop cron").outOfSuccess();
        for (String file : List.of("/tmp/seen", "/tmp/other")) {
            String cron = host.sh("cat " + file + "%x").outOfSuccess();
            host.sh("rm " + file + "%x").outOfSuccess();
            Result ran = desk.run("cron", "run", id(desk, file), "--yes");
            assertThat(ran.exit()).as(ran.err() + ran.out()).isZero();
            assertThat(host.sh("cat " + file + "%x").outOfSuccess()).isEqualTo(cron).contains("uid=", "first\nsec%ond\n", "SECRET=", "FROM_PAM=1");
        }
        assertThat(desk.run("activity", "--json").out()).doesNotContain("it's  a").contains("Run the job");
    }

    @Test
    @DisplayName("tells its lines as they come and its status, and leaves nothing on the host")
    void told(TestHost host, @TempDir Path folder) {
        Desk desk = desk(host, folder);
        crontab(host, "#hostkeeper-off 0 5 * * * echo one; echo; echo two >&2; printf three; sleep 60 & exit 3\n0 6 * * * for i in $(seq 1 20000); do echo $i; done; echo\n");

        Result failed = desk.run("cron", "run", id(desk, "echo one"), "--yes");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.out().lines()).startsWith("gw | one", "gw | ", "gw | two", "gw | three").anyMatch(line -> line.contains("3"));
        Result many = desk.run("cron", "run", id(desk, "seq 1 20000"), "--yes");
        assertThat(many.exit()).as(many.err()).isZero();
        assertThat(many.out().lines().filter(line -> line.startsWith("gw | ")).toList()).hasSize(20001).startsWith("gw | 1", "gw | 2").endsWith("gw | 20000", "gw | ");
        await().atMost(Duration.ofSeconds(20)).until(() -> host.sh("ls /run/hostkeeper-cron /tmp | grep -c -e tmp[.] -e '^20'").out().equals("0\n"));
        assertThat(desk.run("cron", "run", "ffffffff", "--yes").exit()).isEqualTo(3);
    }

    @Test
    @DisplayName("ends with the limit that it was given, and takes all of its processes with it")
    void limit(TestHost host, @TempDir Path folder) {
        Desk desk = desk(host, folder);
        crontab(host, "0 5 * * * trap '' TERM; echo begun; sleep 654\n");
        CompletableFuture<Result> running = CompletableFuture.supplyAsync(() -> desk.run("cron", "run", id(desk, "sleep 654"), "--limit", "5", "--yes"));
        await().atMost(Duration.ofSeconds(20)).until(() -> host.sh("pgrep -f 'sleep 65[4]'").out().lines().count() > 0);
        assertThat(running).succeedsWithin(Duration.ofSeconds(60)).satisfies(ended -> {
            assertThat(ended.exit()).isEqualTo(1);
            assertThat(ended.out()).contains("begun");
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> host.sh("pgrep -f 'sleep 65[4]'").out().isEmpty());
    }

    @Test
    @DisplayName("is ended on the host by Ctrl+C")
    void stopped(TestHost host, @TempDir Path folder) throws InterruptedException {
        Desk desk = desk(host, folder);
        crontab(host, "0 5 * * * echo begun; sleep 655\n");
        Process console = desk.start("cron", "run", id(desk, "sleep 655"), "--yes");
        await().atMost(Duration.ofSeconds(40)).until(() -> desk.processSaid().contains("gw | begun"));
        console.destroy();
        console.waitFor();
        await().atMost(Duration.ofSeconds(20)).until(() -> host.sh("pgrep -f 'sleep 65[5]'").out().isEmpty());
        assertThat(desk.run("plan", "list", "--json").json()).isEmpty();
    }

    @Test
    @DisplayName("whose line has a wrapper tells the journal what it says and its status when cron runs it, and gets the line back byte for byte")
    void wrapped(TestHost host, @TempDir Path folder) {
        Desk desk = desk(host, folder);
        host.sh("systemctl start cron").outOfSuccess();
        String line = "* * * * * echo \"it's $((40 + 2))\"; cat; exit 5 # done\\%%more\n";
        crontab(host, line);
        assertThat(desk.run("cron", "wrap", id(desk, "# done"), "--yes").exit()).isZero();
        String wrapped = id(desk, "# done");
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(2)).until(() -> last(desk, wrapped).path("ending").asText().equals("failed"));
        assertThat(last(desk, wrapped).path("number").asInt()).isEqualTo(5);
        assertThat(host.sh("journalctl -o cat --no-pager -g '^(it.s 42|more)$' | sort -u").outOfSuccess()).isEqualTo("it's 42\nmore\n");

        Result recorded = desk.run("cron", "record", "--yes");
        assertThat(recorded.exit()).as(recorded.err()).isZero();
        host.sh("date +%s >/tmp/recorded").outOfSuccess();
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(2)).until(() -> host.sh("journalctl --no-pager -t CRON -g ' CMD .*# done' --since=@$(cat /tmp/recorded)").out().contains("[") && !last(desk, wrapped).path("ended").isNull());
        assertThat(last(desk, wrapped).path("number").asInt()).isEqualTo(5);

        assertThat(desk.run("cron", "unwrap", wrapped, "--yes").exit()).isZero();
        assertThat(host.sh("cat " + SPOOL).outOfSuccess()).isEqualTo(line);
    }

    private static com.fasterxml.jackson.databind.JsonNode last(Desk desk, String id) {
        return desk.run("cron", "runs", "--job", id, "--json").json().path(0);
    }
}
