package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed
@DisplayName("A job that is made a timer by command, on a real host,")
class CronTimerIT {
    private static final String SPOOL = "/var/spool/cron/crontabs/op";
    private static final String CRONTAB =
            "A=it's \"$x\" \\ y\n* * * * * { echo \"$A|$HOME|$PATH|$SHELL|$LOGNAME|$PWD|50\\%|$$\" | sed 's/|[0-9]*$//'; cat; id -un; } >/tmp/seen 2>&1%one%two\n";

    private static String id(Desk desk) {
        return StreamSupport.stream(desk.run("cron", "list", "--root", "--json").json().spliterator(), false)
                .filter(row -> row.path("command").asText().contains("/tmp/seen"))
                .findFirst().orElseThrow().path("id").asText();
    }

    @Test
    @DisplayName("is run by systemd as cron ran it, comes back by undo and by command byte for byte, and leaves no unit behind")
    void timer(TestHost host, @TempDir Path folder) {
        Desk desk = new Desk(folder);
        assertThat(desk.add("gw", host, "op", "--sudo", "nopasswd").exit()).isZero();
        String base64 = Base64.getEncoder().encodeToString(CRONTAB.getBytes(StandardCharsets.UTF_8));
        host.sh("echo %s | base64 -d >%s; chown op:crontab %s; chmod 600 %s; touch /var/spool/cron/crontabs".formatted(base64, SPOOL, SPOOL, SPOOL)).outOfSuccess();
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1)).until(() -> host.sh("cat /tmp/seen").out().contains("two\nop"));
        String cron = host.sh("cat /tmp/seen; rm /tmp/seen").outOfSuccess();

        Result made = desk.run("cron", "to-timer", id(desk), "--name", "seen", "--yes", "--json");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(host.sh("cat " + SPOOL).outOfSuccess()).contains("\n#hostkeeper-off * * * * *");
        assertThat(host.sh("systemctl is-enabled seen.timer; systemctl is-active seen.timer").out()).isEqualTo("enabled\nactive\n");
        assertThat(host.sh("stat -c %a /etc/default/seen /etc/systemd/system/seen.service").out()).isEqualTo("600\n600\n");
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1)).until(() -> host.sh("cat /tmp/seen").out().contains("two\nop"));
        assertThat(host.sh("cat /tmp/seen").outOfSuccess()).isEqualTo(cron);

        assertThat(desk.run("undo", made.json().at("/plan/hosts/0/id").asText(), "--yes").exit()).isZero();
        restored(host);
        assertThat(desk.run("cron", "to-timer", id(desk), "--name", "seen", "--persistent", "--random-delay", "5", "--yes").exit()).isZero();
        Result back = desk.run("cron", "to-cron", "seen.timer", "--yes");
        assertThat(back.exit()).as(back.err()).isZero();
        restored(host);
        assertThat(desk.run("cron", "to-cron", "systemd-tmpfiles-clean", "--yes").exit()).isEqualTo(3);
    }

    private static void restored(TestHost host) {
        assertThat(host.sh("cat " + SPOOL).outOfSuccess()).isEqualTo(CRONTAB);
        assertThat(host.sh("ls /etc/systemd/system /etc/default /etc/systemd/system/timers.target.wants | grep -c seen").out()).isEqualTo("0\n");
        assertThat(host.sh("systemctl list-units --all --plain --no-legend 'seen*' | wc -l").out()).isEqualTo("0\n");
    }
}
