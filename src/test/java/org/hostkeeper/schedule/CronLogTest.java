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

    /** As Debian 12's daemon writes it with -L 7: starts by the job, all else by the process of cron's that waits for it. */
    private static final String UNNUMBERED = """
            1795697993.194463 h1 cron[85]: (CRON) INFO (Skipping @reboot jobs -- not system startup)
            1795698001.199843 h1 CRON[91]: (root) CMD (/bin/true # a )
            1795698001.200331 h1 CRON[90]: (root) CMD (sleep 70)
            1795698001.201809 h1 CRON[92]: (root) CMD (sleep 5; echo hi)
            1795698001.204660 h1 CRON[96]: (root) CMD (exit 3)
            1795698001.206119 h1 CRON[88]: (CRON) error (grandchild #97 terminated by signal 13)
            1795698001.206155 h1 CRON[88]: (root) END (/bin/true # a )
            1795698001.206363 h1 CRON[86]: (CRON) error (grandchild #96 failed with exit status 3)
            1795698001.206382 h1 CRON[86]: (root) END (exit 3)
            1795698006.222684 h1 CRON[89]: (CRON) info (No MTA installed, discarding output)
            1795698006.222818 h1 CRON[89]: (root) END (sleep 5; echo hi)
            """;

    /** As cronie 1.7.2 writes it. */
    private static final String CRONIE = """
            1795697832.195633 h1 crond[94]: (CRON) STARTUP (1.7.2)
            1795697880.201556 h1 CROND[103]: (root) CMD (exit 3)
            1795697880.201748 h1 CROND[105]: (root) CMD (sleep 5; echo hi)
            1795697880.202065 h1 CROND[106]: (root) CMD (sleep 70)
            1795697880.207219 h1 CROND[99]: (root) CMDEND (exit 3)
            1795697885.205814 h1 CROND[102]: (root) CMDOUT (hi)
            1795697885.206172 h1 CROND[102]: (root) CMDEND (sleep 5; echo hi)
            1795697940.208774 h1 CROND[124]: (root) CMD (exit 3)
            1795697940.209834 h1 CROND[126]: (root) CMD (sleep 5; echo hi)
            1795697940.211351 h1 CROND[127]: (root) CMD (sleep 70)
            1795697940.214882 h1 CROND[120]: (root) CMDEND (exit 3)
            1795697945.215137 h1 CROND[123]: (root) CMDEND (sleep 5; echo hi)
            1795697950.208751 h1 CROND[100]: (root) CMDEND (sleep 70)
            1795697981.482187 h1 crond[94]: (CRON) INFO (Shutting down)
            """;

    private static final String BOOT = "-- Boot 8f6f94647d81455fb4f0839a9a74575e --\n";

    private static List<JobRun> runs(String log, String line) {
        return runs(log, line, "");
    }

    private static List<JobRun> runs(String log, String line, String options) {
        return CronLog.parse(log, new CronDaemon("debian", "active", options, false)).of(jobs(line + "\n").getFirst());
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
    @DisplayName("knows a job whose command is cut at a percent sign behind two backslashes")
    void backslashes() {
        String log = "1795692901.000000 h1 CRON[85]: (root) CMD (echo a\\\\)\n";

        assertThat(runs(log, "1 * * * * root echo a\\\\%b")).hasSize(1);
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
    @DisplayName("finds the end of cronie's runs, which another process writes than their start, and says nothing of failure")
    void cronie() {
        assertThat(runs(CRONIE, "* * * * * root exit 3")).hasSize(2)
                .allSatisfy(run -> assertThat(run.took().orElseThrow()).isLessThan(Duration.ofMillis(10)))
                .allSatisfy(run -> assertThat(run.ending()).isEqualTo(new Ending.NotRecorded()));
        assertThat(runs(CRONIE, "* * * * * root sleep 5; echo hi")).extracting(JobRun::took)
                .containsExactly(Optional.of(Duration.ofNanos(5_004_424_000L)), Optional.of(Duration.ofNanos(5_005_303_000L)));
    }

    @Test
    @DisplayName("gives an end to the run whose process came next after that of its writer, also when runs of one command overlap")
    void cronieOverlap() {
        List<JobRun> runs = runs(CRONIE, "* * * * * root sleep 70");

        assertThat(runs).extracting(JobRun::took).containsExactly(Optional.of(Duration.ofNanos(70_006_686_000L)), Optional.empty());
        assertThat(runs.get(1).ending()).isEqualTo(new Ending.Open());
        assertThat(runs(CRONIE + BOOT, "* * * * * root sleep 70").get(1).ending()).isEqualTo(new Ending.NotRecorded());
        String second = "1795697985.000000 h1 CROND[121]: (root) CMDEND (sleep 70)\n";
        assertThat(runs(CRONIE.replaceFirst(".*CROND\\[100].*\n", "") + second, "* * * * * root sleep 70"))
                .extracting(run -> run.ended().isPresent())
                .containsExactly(false, true);
    }

    @Test
    @DisplayName("finds the ends that Debian's daemon writes without numbers, and takes no broken pipe of its own for the job's failure")
    void unnumbered() {
        assertThat(runs(UNNUMBERED, "* * * * * root sleep 5; echo hi")).singleElement().satisfies(run -> {
            assertThat(run.took()).contains(Duration.ofNanos(5_021_009_000L));
            assertThat(run.ending()).isEqualTo(new Ending.Well());
        });
        assertThat(runs(UNNUMBERED, "* * * * * root exit 3")).singleElement().extracting(JobRun::ending).isEqualTo(new Ending.Failed(3));
        assertThat(runs(UNNUMBERED, "* * * * * root /bin/true # a %x")).singleElement().extracting(JobRun::ending).isEqualTo(new Ending.Well());
        assertThat(runs(UNNUMBERED, "* * * * * root sleep 70")).singleElement().extracting(JobRun::ending).isEqualTo(new Ending.Open());
    }

    @Test
    @DisplayName("takes an end for a good one only where failures are written down")
    void levels() {
        String log = """
                1795692901.000000 h1 CRON[1]: (root) CMD ([5] /bin/a)
                1795692991.000000 h1 CRON[1]: (root) END ([5] /bin/a)
                """;

        assertThat(runs(log, "* * * * * root /bin/a", "\"-L 15\"")).singleElement().extracting(JobRun::ending).isEqualTo(new Ending.Well());
        assertThat(runs(log, "* * * * * root /bin/a", "'-l -L11'")).singleElement().extracting(JobRun::ending).isEqualTo(new Ending.NotRecorded());
        assertThat(runs(log, "* * * * * root /bin/a", "")).singleElement().extracting(JobRun::ending).isEqualTo(new Ending.NotRecorded());
    }

    @Test
    @DisplayName("shows that a job was started while an earlier run was at work, not only the one before")
    void overlap() {
        String log = """
                1795692901.000000 h1 CRON[1]: (root) CMD ([5] /bin/a)
                1795692961.000000 h1 CRON[2]: (root) CMD ([6] /bin/a)
                1795692962.000000 h1 CRON[2]: (root) END ([6] /bin/a)
                1795693021.000000 h1 CRON[3]: (root) CMD ([7] /bin/a)
                1795693031.000000 h1 CRON[1]: (root) END ([5] /bin/a)
                1795693032.000000 h1 CRON[3]: (root) END ([7] /bin/a)
                1795693081.000000 h1 CRON[4]: (root) CMD ([8] /bin/a)
                1795693141.000000 h1 CRON[5]: (root) CMD ([9] /bin/a)
                """;

        List<JobRun> runs = runs(log, "* * * * * root /bin/a");
        assertThat(CronLog.overlapping(runs).stream()).containsExactly(1, 2, 4);
        assertThat(runs.getLast().ending()).isEqualTo(new Ending.Open());
    }

    @Test
    @DisplayName("takes a run without an end for one at work only where the daemon writes ends, and not if the host was started anew since")
    void open() {
        String before = """
                1795692901.000000 h1 CRON[1]: (root) CMD ([5] /bin/a)
                1795692902.000000 h1 CRON[2]: (root) CMD ([6] /bin/b)
                1795692903.000000 h1 CRON[2]: (root) END ([6] /bin/b)
                """;
        String after = """
                1795692950.000000 h1 cron[9]: (CRON) INFO (Skipping @reboot jobs -- not system startup)
                1795692961.000000 h1 CRON[3]: (root) CMD ([7] /bin/a)
                """;

        assertThat(runs(before + after, "* * * * * root /bin/a")).extracting(JobRun::ending)
                .containsExactly(new Ending.Open(), new Ending.NotRecorded());
        assertThat(runs(before + BOOT + after, "* * * * * root /bin/a")).extracting(JobRun::ending)
                .containsExactly(new Ending.NotRecorded(), new Ending.NotRecorded());
        String boot = after.replaceFirst("Skipping.*", "Running @reboot jobs)");
        assertThat(runs(before + boot, "* * * * * root /bin/a")).first().extracting(JobRun::ending).isEqualTo(new Ending.NotRecorded());
    }

    @Test
    @DisplayName("takes the end and the status from what a line tells by itself, whether or not the daemon writes process numbers")
    void told() {
        String line = "* * * * * op /a" + Wrapper.TELLS_END;
        String command = "/a" + Wrapper.TELLS_END;
        String plain = "1.000000 h1 CRON[84]: (op) CMD (" + command + ")\n";
        String numbered = "1.000000 h1 CRON[84]: (op) CMD ([89] " + command + ")\n";

        assertThat(runs(plain + "3.000000 h1 hostkeeper-cron[97]: 84 3\n", line)).singleElement().satisfies(run -> {
            assertThat(run.ending()).isEqualTo(new Ending.Failed(3));
            assertThat(run.took()).contains(Duration.ofSeconds(2));
        });
        assertThat(runs(numbered + "3.000000 h1 hostkeeper-cron[97]: 89 0\n4.000000 h1 CRON[84]: (op) END ([89] " + command + ")\n", line))
                .singleElement().satisfies(run -> assertThat(run.ended()).contains(Instant.ofEpochSecond(3)));
        assertThat(runs(plain + "3.000000 h1 hostkeeper-cron[97]: 85 3\n", line)).singleElement().extracting(JobRun::ending).isEqualTo(new Ending.Open());
    }
}
