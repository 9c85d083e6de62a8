package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@TestBed
@DisplayName("The lint on a real host")
class LintIT {
    private final ScheduleReader reader = new ScheduleReader();
    private final LintPlans mending = new LintPlans(new SchedulePlans(Clock.systemUTC(), new Random()));

    @Test
    @DisplayName("finds each planted defect, its plan mends it, the daemon then reads every file, and undo brings all of it back")
    void planted(TestHost host) {
        host.sh("rm -f /etc/cron.d/* /etc/crontab; cd /etc/cron.d; p() { printf \"$2\" >$1; };"
                + "p bad '1 25 * * * root /bin/x\\n'; p template '0 U * * 2,5 root /bin/x\\n'; p nouser '2 5 * * * /bin/x a\\n'; p gone '3 5 * * * gone /bin/x\\n';"
                + "p newline '4 5 * * * root /bin/x'; p crlf '5 5 * * * root /bin/x\\r\\n'; p never '0 0 30 2 * root /bin/x\\n';"
                + "p percent '6 5 * * * root /bin/x %%F\\n'; p bare '7 5 * * * root x\\n'; p lost '8 5 * * * root /bin/x >/dev/null 2>&1\\n';"
                + "p errors '9 5 * * * root /bin/x >>/var/log/x\\n'; p log '10 5 * * * root /bin/x >/var/log/x 2>&1\\n'; p same '11 5 * * * root /a\\n11 5 * * * root /b\\n';"
                + "p upgrade '12 5 * * 0 root /usr/bin/apt-get -y upgrade\\n'; p dot.sh '13 5 * * * root /bin/x\\n'; p owner '14 5 * * * root /bin/x\\n'; chown op owner;"
                + "p mode '15 5 * * * root /bin/x\\n'; chmod 666 mode; p linked '16 5 * * * root /bin/x\\n'; ln linked /etc/linked; p aside.dpkg-old '17 25 * * * root /bin/x\\n'");
        String before = files(host);
        try (RealConsole console = new RealConsole(List.of(new SchedulesProbe()), host)) {
            List<Finding> found = lint(console, host);
            Set<Finding.Kind> kinds = EnumSet.noneOf(Finding.Kind.class);
            found.forEach(finding -> kinds.add(finding.kind()));
            assertThat(kinds).isEqualTo(EnumSet.allOf(Finding.Kind.class));

            List<Applied> mended = new ArrayList<>();
            for (Optional<Finding> next = first(console, host); next.isPresent(); next = first(console, host)) {
                Applied applied = console.apply(mending.plan(reader.ground(console.remote(host), next.get()), next.get()));
                assertThat(applied).as(next.get().toString()).isInstanceOf(Applied.Done.class);
                mended.add(applied);
                assertThat(mended).hasSizeLessThanOrEqualTo(found.size() + 5);
            }

            host.sh("systemctl stop cron");
            assertThat(StartedCron.logOf(host)).doesNotContain("ignored", "WRONG FILE OWNER", "INSECURE MODE");
            assertThat(reader.read(console.remote(host)).jobs()).extracting(job -> job.file().name())
                    .contains("dot", "owner", "mode", "newline", "nouser", "linked", "aside.dpkg-old");
            mended.reversed().forEach(applied -> assertThat(console.undo(applied)).isInstanceOf(Applied.Done.class));
            assertThat(files(host)).isEqualTo(before);
        }
    }

    private Optional<Finding> first(RealConsole console, TestHost host) {
        return lint(console, host).stream().findFirst();
    }

    private List<Finding> lint(RealConsole console, TestHost host) {
        return Lint.of(reader.read(console.remote(host)), Instant.now());
    }

    private static String files(TestHost host) {
        return host.sh("cd /etc/cron.d; for f in *; do stat -c '%n %U:%G %a' $f; base64 -w0 $f; echo; done").outOfSuccess();
    }
}
