package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed(hosts = 3)
@DisplayName("Deployed crontabs of real hosts")
class AdoptIT {
    private static final String GATEWAY =
            """
            MAILTO=ops@example.org
            # configuration snapshot
            23 */8 * * * $HOME/bin/snapshot > $HOME/.cronlog/snapshot.log 2>&1
            # caf\u00e9
            42 19 * * 2\t$HOME/bin/statistics

            0 U * * 2,5 $HOME/bin/sync
            0 V * * * $HOME/bin/peers
            * * * * * date >> $HOME/.cronlog/beat.log""";

    /** The schedule brought a job of root's with it, and the copy was cut off. */
    private static final String MIRROR = "# made by\n# setup\n* * * * * root touch /tmp/smuggled\n"
            + "* * * * * apt-mirror /usr/bin/apt-mirror > /var/spool/apt-mirror/var/cron.log";

    private static final String SPOOL = "/var/spool/cron/crontabs/op";

    /** All that may be touched, with owner and mode. */
    private static final String ALL = "cd /; for f in $(find var/spool/cron etc/cron.d etc/logrotate.d -type f | sort); do stat -c '%n %U:%G %a' $f; base64 -w0 $f; echo; done";

    private static void put(TestHost host, String path, String content, String owner, String mode) {
        String bytes = Base64.getEncoder().encodeToString(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        host.sh("echo %s | base64 -d >%s; chown %s %s; chmod %s %s".formatted(bytes, path, owner, path, mode, path)).outOfSuccess();
    }

    private static Map<String, List<String>> defects(Result result) {
        Map<String, List<String>> all = new TreeMap<>();
        for (JsonNode found : result.json().path("found")) {
            List<String> kinds = all.computeIfAbsent(found.path("host").asText(), _ -> new ArrayList<>());
            found.path("defects").forEach(defect -> kinds.add(defect.path("kind").asText()));
        }
        return all;
    }

    private static void deployed(TestHost mirror, TestHost... gateways) {
        mirror.sh("useradd --system --home-dir /var/spool/apt-mirror --create-home apt-mirror; install -d -o apt-mirror /var/spool/apt-mirror/var; "
                + "printf '#!/bin/sh\\necho updated\\necho trouble >&2\\nexit 4\\n' >/usr/bin/apt-mirror; chmod 755 /usr/bin/apt-mirror").outOfSuccess();
        put(mirror, "/etc/cron.d/pop-mirror", MIRROR, "root:root", "664");
        for (TestHost gateway : gateways) {
            gateway.sh("install -d -o op -g op /home/op/.cronlog").outOfSuccess();
            put(gateway, SPOOL, GATEWAY, "op:crontab", "600");
        }
    }

    @Test
    @DisplayName("are found with each known defect, taken over together so that the real daemon loads and runs them, and restored byte for byte")
    void adopts(TestHost mirror, TestHost one, TestHost two, @TempDir Path folder) {
        deployed(mirror, one, two);
        Desk desk = new Desk(folder);
        for (Map.Entry<String, TestHost> host : Map.of("mirror", mirror, "gw-1", one, "gw-2", two).entrySet()) {
            assertThat(desk.add(host.getKey(), host.getValue(), "op", "--sudo", "nopasswd", "--tag", "all").exit()).isZero();
        }
        Map<TestHost, String> before = Map.of(mirror, mirror.sh(ALL).outOfSuccess(), one, one.sh(ALL).outOfSuccess(), two, two.sh(ALL).outOfSuccess());

        Result dry = desk.run("adopt", "--tag", "all", "--dry-run", "--json");
        assertThat(dry.exit()).as(dry.err()).isZero();
        assertThat(defects(dry).get("mirror")).contains(
                "foreign-job", "file-mode", "no-final-newline", "not-run", "log-truncated", "errors-lost", "status-unknown");
        assertThat(defects(dry).get("gw-1")).contains("template-line", "log-truncated").doesNotContain("same-minute-elsewhere");
        assertThat(defects(dry).get("gw-2")).contains("template-line", "log-truncated", "same-minute-elsewhere");
        before.forEach((host, files) -> assertThat(host.sh(ALL).outOfSuccess()).isEqualTo(files));

        mendsAlone(desk, mirror, two, dry);
        Result adopted = desk.run("adopt", "--tag", "all", "--yes", "--json");
        assertThat(adopted.exit()).as(adopted.err() + adopted.out()).isZero();
        assertThat(one.sh("cat " + SPOOL).out()).isEqualTo(GATEWAY.replace("0 U", "0 0").replace("0 V", "0 1") + "\n");
        assertThat(two.sh("cat " + SPOOL).out()).isEqualTo(GATEWAY.replace("0 U", "0 2").replace("0 V", "0 3") + "\n");
        runs(desk, mirror, one, two);
        Result again = desk.run("adopt", "--tag", "all", "--yes");
        assertThat(again.exit()).isEqualTo(3);
        assertThat(again.err()).contains("nothing is left to be taken over");

        for (JsonNode host : adopted.json().at("/plan/hosts")) {
            Result back = desk.run("undo", host.path("id").asText(), "--yes");
            assertThat(back.exit()).as(back.err() + back.out()).isZero();
        }
        before.forEach((host, files) -> assertThat(host.sh(ALL).outOfSuccess()).isEqualTo(files));
    }

    /** What is not the take-over's has a plan of its own, with its own way back. */
    private static void mendsAlone(Desk desk, TestHost mirror, TestHost two, Result dry) {
        for (JsonNode found : dry.json().path("found")) {
            for (JsonNode defect : found.path("defects")) {
                String kind = defect.path("kind").asText();
                TestHost host = kind.equals("foreign-job") ? mirror : two;
                String name = found.path("host").asText();
                if (kind.equals("foreign-job") || (kind.equals("log-truncated") && name.equals("gw-2"))) {
                    String files = host.sh(ALL).outOfSuccess();
                    Result done = desk.run("adopt", "--mend", defect.path("defect").asText(), "--host", name, "--yes", "--json");
                    assertThat(done.exit()).as(done.err()).isZero();
                    assertThat(host.sh(ALL).outOfSuccess()).isNotEqualTo(files);
                    assertThat(desk.run("undo", done.json().at("/plan/hosts/0/id").asText(), "--yes").exit()).isZero();
                    assertThat(host.sh(ALL).outOfSuccess()).isEqualTo(files);
                }
            }
        }
    }

    /** The daemon has read all of them again without a complaint, and starts what is due. */
    private static void runs(Desk desk, TestHost mirror, TestHost one, TestHost two) {
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            assertThat(mirror.sh("cat /var/spool/apt-mirror/var/cron.log").out()).contains("updated\ntrouble\n");
            assertThat(one.sh("cat /home/op/.cronlog/beat.log").out()).isNotEmpty();
            assertThat(two.sh("cat /home/op/.cronlog/beat.log").out()).isNotEmpty();
        });
        for (TestHost host : List.of(mirror, one, two)) {
            host.sh("systemctl restart cron; sleep 1").outOfSuccess();
            assertThat(host.sh("journalctl -q -u cron --no-pager -o cat --since=-2s; journalctl -q -t cron --no-pager -o cat --since=-2s").out().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("error", "bad ", "missing newline", "insecure", "wrong");
        }
        Result last = desk.run("cron", "mirror", "last-run", "--host", "mirror", "--json");
        assertThat(last.json()).hasSize(1);
    }
}
