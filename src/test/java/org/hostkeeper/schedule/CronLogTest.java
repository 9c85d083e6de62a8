package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.schedule.JobRun.Ending;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What cron wrote of runs")
class CronLogTest {
    /** As Debian 12's daemon writes it with -L 15. */
    private static final String ALL = """
            1795692858.088185 h1 cron[82]: (CRON) INFO (Skipping @reboot jobs -- not system startup)
            1795692901.097270 h1 CRON[84]: pam_unix(cron:session): session opened for user op(uid=1000) by (uid=0)
            1795692901.097892 h1 CRON[84]: (op) CMD ([89] kill -9 $$)
            1795692901.101157 h1 CRON[86]: (root) CMD ([90] /bin/cat )
            1795692901.101795 h1 CRON[85]: (op) CMD ([92] sleep 5 # k\\303\\244se)
            1795692901.107816 h1 CRON[84]: (CRON) error (grandchild #89 terminated by signal 9)
            1795692901.107856 h1 CRON[84]: (op) END ([89] kill -9 $$)
            1795692901.113008 h1 CRON[88]: (root) CMD ([95] /bin/echo hi % there)
            1795692901.120191 h1 CRON[88]: (CRON) info (No MTA installed, discarding output)
            1795692901.120223 h1 CRON[88]: (root) END ([95] /bin/echo hi % there)
            1795692901.122528 h1 CRON[87]: (root) CMD ([97] exit 3)
            1795692901.122681 h1 CRON[86]: (root) END ([90] /bin/cat )
            1795692901.128586 h1 CRON[87]: (CRON) error (grandchild #97 failed with exit status 3)
            1795692901.128641 h1 CRON[87]: (root) END ([97] exit 3)
            1795692906.108618 h1 CRON[85]: (op) END ([92] sleep 5 # k\\303\\244se)
            """;

    private static List<CronJob> jobs(String text) {
        CrontabFile file = new CrontabFile(
                "/etc/cron.d/t", Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 1, "file", Optional.of(Bytes.utf8(text)));
        return new Schedules(
                        Instant.EPOCH, Optional.of(ZoneOffset.UTC), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs",
                        false, List.of(file), List.of(), List.of(), Set.of("root", "op"))
                .jobs();
    }

    private static List<JobRun> runs(String log, String line) {
        return CronLog.parse(log).of(jobs(line + "\n").getFirst());
    }

    @Test
    @DisplayName("tells of each job when it started and ended, and how, whatever stands in its command")
    void all() {
        assertThat(runs(ALL, "* * * * * op kill -9 $$")).singleElement().extracting(JobRun::ending).isEqualTo(new Ending.Killed(9));
        assertThat(runs(ALL, "* * * * * root exit 3")).singleElement().extracting(JobRun::ending).isEqualTo(new Ending.Failed(3));
        assertThat(runs(ALL, "* * * * * root /bin/echo hi \\% there")).singleElement().extracting(JobRun::ending).isEqualTo(new Ending.Well());
        assertThat(runs(ALL, "* * * * * root /bin/cat %a%b")).singleElement().extracting(JobRun::ending).isEqualTo(new Ending.Well());
        assertThat(runs(ALL, "* * * * * op sleep 5 # käse")).singleElement().satisfies(run -> {
            assertThat(run.took()).contains(Duration.ofNanos(5_006_823_000L));
            assertThat(run.started()).isEqualTo(Instant.parse("2026-11-26T11:35:01.101795Z"));
        });
        assertThat(runs(ALL, "* * * * * root kill -9 $$")).isEmpty();
    }

    @Test
    @DisplayName("knows a job by its command with the blanks that stand before it, as in Debian's own crontab")
    void blanks() {
        String log = "1795692901.000000 h1 CRON[85]: (root) CMD (   cd / && run-parts --report /etc/cron.hourly)\n";

        assertThat(runs(log, "17 *\t* * *\troot    cd / && run-parts --report /etc/cron.hourly")).hasSize(1);
        assertThat(runs(log, "17 *\t* * *\troot\tcd / && run-parts --report /etc/cron.hourly")).isEmpty();
    }

    @Test
    @DisplayName("guesses no ends where the daemon writes starts only, and takes a number that comes again for another process")
    void startsOnly() {
        String log = """
                1795692901.000000 h1 CRON[85]: (root) CMD (/bin/a)
                1795696501.000000 h1 CRON[85]: (root) CMD (/bin/a)
                """;

        assertThat(runs(log, "1 * * * * root /bin/a")).hasSize(2)
                .allSatisfy(run -> assertThat(run.ended()).isEmpty())
                .allSatisfy(run -> assertThat(run.ending()).isEqualTo(new Ending.NotRecorded()));
    }

    @Test
    @DisplayName("takes cronie's words for starts and ends, of which it says nothing of failure")
    void cronie() {
        String log = """
                1795692901.000000 h1 CROND[85]: (root) CMD (/bin/a)
                1795692903.500000 h1 CROND[85]: (root) CMDEND (/bin/a)
                """;

        assertThat(runs(log, "1 * * * * root /bin/a")).singleElement().satisfies(run -> {
            assertThat(run.took()).contains(Duration.ofMillis(2500));
            assertThat(run.ending()).isEqualTo(new Ending.NotRecorded());
        });
    }

    @Test
    @DisplayName("shows that a job was started while it was at work")
    void overlap() {
        String log = """
                1795692901.000000 h1 CRON[1]: (root) CMD ([5] /bin/a)
                1795692961.000000 h1 CRON[2]: (root) CMD ([6] /bin/a)
                1795692991.000000 h1 CRON[1]: (root) END ([5] /bin/a)
                1795692992.000000 h1 CRON[2]: (root) END ([6] /bin/a)
                1795693021.000000 h1 CRON[3]: (root) CMD ([7] /bin/a)
                """;

        List<JobRun> runs = runs(log, "* * * * * root /bin/a");
        assertThat(runs).hasSize(3);
        assertThat(CronLog.overlaps(runs.get(0), runs.get(1))).isTrue();
        assertThat(CronLog.overlaps(runs.get(1), runs.get(2))).isFalse();
        assertThat(runs.get(2).ending()).isEqualTo(new Ending.Open());
    }

    @Test
    @DisplayName("takes a run without an end for one at work, unless the host was started anew since")
    void open() {
        String log = """
                1795692901.000000 h1 CRON[1]: (root) CMD ([5] /bin/a)
                1795692950.000000 h1 cron[2]: (CRON) INFO (Running @reboot jobs)
                1795692961.000000 h1 CRON[3]: (root) CMD ([6] /bin/a)
                1795693021.000000 h1 CRON[4]: (root) CMD ([7] /bin/a)
                """;

        List<JobRun> runs = runs(log, "* * * * * root /bin/a");
        assertThat(runs).extracting(JobRun::ending).containsExactly(new Ending.NotRecorded(), new Ending.Open(), new Ending.Open());
        assertThat(CronLog.overlaps(runs.get(0), runs.get(1))).isFalse();
        assertThat(CronLog.overlaps(runs.get(1), runs.get(2))).isTrue();
    }
}
