package org.hostkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Plans;
import org.hostkeeper.plan.apply.Session;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.JobRun;
import org.hostkeeper.schedule.SchedulePlans;
import org.hostkeeper.schedule.ScheduleReader;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What cron of a simulated host has written")
class DemoCronLogTest {
    private final MovableClock clock = new MovableClock();
    private final ScheduleReader reader = new ScheduleReader();
    private DemoFleet fleet;
    private DemoConsole console;

    @BeforeEach
    void start(@TempDir Path folder) {
        fleet = DemoFleet.start(DemoFleet.USUAL, clock);
        console = new DemoConsole(fleet, clock, folder);
    }

    @AfterEach
    void everythingWasUnderstood() {
        console.close();
        assertThat(fleet.unknown()).isEmpty();
    }

    private List<JobRun> runs(String host, String command, int days) {
        Schedules schedules = reader.read(console.to(host));
        CronJob job = schedules.jobs().stream().filter(one -> one.command().contains(command)).findFirst().orElseThrow();
        return reader.log(console.to(host), schedules.daemon(), clock.instant().minus(Duration.ofDays(days))).of(job);
    }

    @Test
    @DisplayName("goes on to this minute, however far back it is asked for")
    void newest() {
        List<JobRun> runs = runs("shop-1", "sync-stock", 30);

        // all but the one of the very moment that was asked for, and those of the two hours in which cron stood still
        assertThat(runs.size()).isEqualTo(30 * 24 * 12 - 1 - 2 * 12);
        assertThat(runs.getLast().started()).isAfter(clock.instant().minus(5, ChronoUnit.MINUTES));
    }

    @Test
    @DisplayName("tells of ends once it was had to record them")
    void record() {
        assertThat(runs("mirror-1", "apt-mirror", 7)).hasSize(14)
                .extracting(JobRun::ending)
                .containsOnly(new JobRun.Ending.NotRecorded());
        try (Store store = Store.inMemory()) {
            Random random = new Random(5);
            Plans plans = new Plans(store.journal(), "test@here", _ -> Optional.empty(), clock, random);
            Plan plan = new SchedulePlans(clock, random).record(reader.recordGround(console.to("mirror-1")));
            assertThat(plans.apply(plan, session("mirror-1"), Progress.unwatched())).isEqualTo(new Applied.Done(plan.id()));
        }

        assertThat(runs("mirror-1", "apt-mirror", 7)).hasSize(14)
                .allSatisfy(run -> assertThat(run.took()).isPresent())
                .extracting(JobRun::ending)
                .contains(new JobRun.Ending.Well())
                .doesNotContain(new JobRun.Ending.NotRecorded());
    }

    @Test
    @DisplayName("has an end for each start by cronie, and says nothing of failure")
    void cronie() {
        assertThat(runs("archive", "gallery open", 7)).hasSize(6)
                .allSatisfy(run -> assertThat(run.took()).isPresent())
                .extracting(JobRun::ending)
                .containsOnly(new JobRun.Ending.NotRecorded());
    }

    private Session session(String host) {
        return new Session() {
            @Override
            public Remote remote() {
                return console.to(host);
            }

            @Override
            public Remote afresh() {
                return console.to(host);
            }
        };
    }
}
