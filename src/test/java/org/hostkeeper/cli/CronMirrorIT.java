package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed
@DisplayName("The update of a package mirror by command, on a real host,")
class CronMirrorIT {
    private static final String DEPLOYED =
            "# made by\\n# setup\\n0 */12 * * * apt-mirror /usr/bin/apt-mirror > /var/spool/apt-mirror/var/cron.log\\n";

    private static JsonNode only(Result result) {
        assertThat(result.json()).as(result.err()).hasSize(1);
        return result.json().get(0);
    }

    /** A host with a program that stands for the package's, which says who runs it and fails as it is told. */
    private static Desk desk(TestHost host, Path folder) {
        host.sh("id apt-mirror || useradd --system --home-dir /var/spool/apt-mirror --create-home apt-mirror; "
                + "install -d -o apt-mirror /var/spool/apt-mirror/var; printf '%s' '" + """
                #!/bin/sh
                echo "updating as $(id -un) in $PWD with $PATH"
                echo trouble >&2
                [ ! -e /tmp/slow ] || sleep 60
                exit $(cat /tmp/status)
                """ + "' >/usr/bin/apt-mirror; chmod 755 /usr/bin/apt-mirror; echo 4 >/tmp/status").outOfSuccess();
        Desk desk = new Desk(folder);
        assertThat(desk.add("mirror", host, "op", "--sudo", "nopasswd").exit()).isZero();
        return desk;
    }

    @Test
    @DisplayName("is found with its defects where it is deployed, mended, its log rotated, told by the journal with its status, and given back byte for byte")
    void deployed(TestHost host, @TempDir Path folder) {
        Desk desk = desk(host, folder);
        host.sh("rm -f /etc/cron.d/pop-mirror /var/spool/apt-mirror/var/cron.log");
        assertThat(only(desk.run("cron", "mirror", "verify", "--json")).path("installed").asBoolean()).isFalse();
        host.sh("printf '" + DEPLOYED.replace("%", "%%") + "' >/etc/cron.d/pop-mirror").outOfSuccess();
        String before = host.sh("cat /etc/cron.d/pop-mirror").outOfSuccess();
        String rotated = host.sh("ls -A /etc/logrotate.d").outOfSuccess();
        JsonNode found = only(desk.run("cron", "mirror", "verify", "--json"));
        assertThat(found.path("cronActive").asBoolean()).isTrue();
        assertThat(found.findValuesAsText("kind")).containsExactly("log-truncated", "errors-lost", "status-unknown");

        Result setUp = desk.run("cron", "mirror", "setup", "--schedule", "* * * * *", "--yes", "--json");
        assertThat(setUp.exit()).as(setUp.err()).isZero();
        assertThat(host.sh("stat -c '%U:%G %a' /etc/cron.d/pop-mirror").outOfSuccess()).isEqualTo("root:root 644\n");
        assertThat(desk.run("cron", "mirror", "verify").exit()).isZero();
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(2))
                .until(() -> only(desk.run("cron", "mirror", "last-run", "--json")).path("ending").asText().equals("failed"));
        JsonNode last = only(desk.run("cron", "mirror", "last-run", "--json"));
        assertThat(last.path("number").asInt()).isEqualTo(4);
        assertThat(last.path("ended").isNull()).isFalse();
        assertThat(last.path("logWritten").isNull()).isFalse();
        assertThat(host.sh("cat /var/spool/apt-mirror/var/cron.log").outOfSuccess())
                .startsWith("updating as apt-mirror in /var/spool/apt-mirror with /usr/bin:/bin\ntrouble\n");

        rotates(desk, host);
        assertThat(desk.run("undo", setUp.json().at("/plan/hosts/0/id").asText(), "--yes").exit()).isZero();
        assertThat(host.sh("cat /etc/cron.d/pop-mirror").outOfSuccess()).isEqualTo(before);
        assertThat(host.sh("ls -A /etc/logrotate.d").outOfSuccess()).isEqualTo(rotated);
    }

    /** The real logrotate takes the settings, and puts the log aside as its owner; without them verify says so. */
    private static void rotates(Desk desk, TestHost host) {
        String settings = "/etc/logrotate.d/pop-mirror";
        assertThat(host.sh("stat -c '%U:%G %a' " + settings).outOfSuccess()).isEqualTo("root:root 644\n");
        host.sh("logrotate --force --verbose /etc/logrotate.conf 2>&1 | tee /tmp/rotated; ! grep -i '^error' /tmp/rotated").outOfSuccess();
        assertThat(host.sh("stat -c '%U %n' /var/spool/apt-mirror/var/cron.log.1").outOfSuccess())
                .isEqualTo("apt-mirror /var/spool/apt-mirror/var/cron.log.1\n");
        host.sh("mv " + settings + " /tmp/settings").outOfSuccess();
        Result without = desk.run("cron", "mirror", "verify", "--json");
        assertThat(without.exit()).isEqualTo(1);
        assertThat(only(without).findValuesAsText("kind")).containsExactly("not-rotated");
        host.sh("mv /tmp/settings " + settings).outOfSuccess();
        assertThat(desk.run("cron", "mirror", "verify").exit()).isZero();
    }

    @Test
    @DisplayName("is run now as its user with its status, and refused while it runs")
    void update(TestHost host, @TempDir Path folder) {
        Desk desk = desk(host, folder);
        host.sh("rm -f /etc/cron.d/pop-mirror /var/spool/apt-mirror/var/cron.log /tmp/slow");
        assertThat(desk.run("cron", "mirror", "update", "--yes").exit()).isEqualTo(3);
        assertThat(desk.run("cron", "mirror", "setup", "--yes").exit()).isZero();

        Result failed = desk.run("cron", "mirror", "update", "--yes", "--json");
        assertThat(failed.exit()).as(failed.err()).isEqualTo(1);
        assertThat(only(failed).path("exit").asInt()).isEqualTo(4);
        assertThat(host.sh("cat /var/spool/apt-mirror/var/cron.log").outOfSuccess())
                .isEqualTo("updating as apt-mirror in /var/spool/apt-mirror with /usr/bin:/bin\ntrouble\n");

        host.sh("touch /tmp/slow; echo 0 >/tmp/status");
        CompletableFuture<Result> slow = CompletableFuture.supplyAsync(() -> desk.run("cron", "mirror", "update", "--yes", "--limit", "8", "--json"));
        await().atMost(Duration.ofSeconds(20)).until(() -> !host.sh("pgrep -x apt-mirror").out().isEmpty());
        Result second = desk.run("cron", "mirror", "update", "--yes");
        assertThat(second.exit()).isEqualTo(3);
        assertThat(second.err()).contains("An update runs already");
        assertThat(slow).succeedsWithin(Duration.ofSeconds(40)).satisfies(ended -> assertThat(ended.exit()).isEqualTo(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> host.sh("pgrep -x apt-mirror").out().isEmpty());
        host.sh("rm -f /tmp/slow");
    }
}
