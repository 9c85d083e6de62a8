package org.hostkeeper.desktop.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.schedule.JobAction;
import org.hostkeeper.desktop.schedule.ScheduleDeeds;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Job;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.schedule.AddRequest;
import org.hostkeeper.schedule.CronLog;
import org.hostkeeper.schedule.EditRequest;
import org.hostkeeper.schedule.ExpectedDurations;
import org.hostkeeper.schedule.Finding;
import org.hostkeeper.schedule.JobRunner;
import org.hostkeeper.schedule.LintPlans;
import org.hostkeeper.schedule.RunEnd;
import org.hostkeeper.schedule.RunPlans;
import org.hostkeeper.schedule.ScheduleGround;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.Stagger;
import org.hostkeeper.words.Text;

/** Plans for the Schedules page, from what is on the host right now. */
record HouseSchedules(Assembly house, Consumer<Set<HostName>> refreshing) implements ScheduleDeeds {
    /** As at the command line. */
    private static final Duration LONGEST_RUN = Duration.ofDays(1);

    @Override
    public Plan add(HostName host, AddRequest request) {
        return house.schedulePlans().add(house.scheduleReader().ground(remote(host), request), request);
    }

    @Override
    public Plan edit(HostName host, String id, EditRequest request) {
        List<String> ids = List.of(id);
        return house.schedulePlans().edit(house.scheduleReader().ground(remote(host), ids, request), ids, request);
    }

    @Override
    public Plan act(HostName host, List<String> ids, JobAction action) {
        ScheduleGround ground = house.scheduleReader().ground(remote(host), ids);
        return switch (action) {
            case ENABLE -> house.schedulePlans().enable(ground, ids);
            case DISABLE -> house.schedulePlans().disable(ground, ids);
            case REMOVE -> house.schedulePlans().remove(ground, ids);
        };
    }

    @Override
    public Plan mend(HostName host, Finding finding) {
        return new LintPlans(house.schedulePlans()).plan(house.scheduleReader().ground(remote(host), finding), finding);
    }

    @Override
    public Plan stagger(HostName host, List<Stagger.Placed> jobs) {
        return house.schedulePlans().stagger(house.scheduleReader().staggerGround(remote(host), jobs), jobs);
    }

    @Override
    public void readByRoot(Set<HostName> hosts, BiConsumer<HostName, Outcome<Schedules>> told) {
        house.jobs().start(Text.of("desktop.schedule", "reading"), progress -> {
            house.fleet()
                    .onEach(hosts, (remote, _) -> house.scheduleReader().read(remote), progress)
                    .forEach(told);
            return hosts.size();
        });
    }

    @Override
    public void readLogs(Set<HostName> hosts, BiConsumer<HostName, Outcome<CronLog>> told) {
        Instant since = house.clock().instant().minus(ExpectedDurations.LOOKED_BACK);
        house.jobs().start(Text.of("desktop.schedule", "reading-logs"), progress -> {
            house.fleet().onEach(hosts, (remote, _) -> log(remote, since), progress).forEach(told);
            return hosts.size();
        });
    }

    private CronLog log(Remote remote, Instant since) {
        return house.scheduleReader().log(remote, house.scheduleReader().read(remote).daemon(), since);
    }

    @Override
    public Runnable run(HostName host, String id, Consumer<String> said, Consumer<Outcome<RunEnd>> ended) {
        Text title = Text.of("schedule", "plan.run", id);
        Job<RunEnd> job = house.jobs().start(title, progress -> {
            Plan plan = new RunPlans(house.schedulePlans()).run(host, house.scheduleReader().read(remote(host)), id, LONGEST_RUN);
            return Objects.requireNonNull(house.jobRunner().run(title, List.of(plan), heard(said), progress).get(host));
        });
        job.outcome().thenAccept(outcome -> {
            ended.accept(outcome);
            refreshing.accept(Set.of(host));
        });
        return job::cancel;
    }

    private static JobRunner.Listener heard(Consumer<String> said) {
        return new JobRunner.Listener() {
            @Override
            public void said(HostName host, String line) {
                said.accept(line);
            }

            @Override
            public void ended(RunEnd end) {
                // the outcome of the whole work tells it
            }
        };
    }

    @Override
    public void refresh(Set<HostName> hosts) {
        refreshing.accept(hosts);
    }

    @Override
    public List<HostName> hosts() {
        return house.fleet().states().stream().map(state -> state.host().name()).toList();
    }

    private Remote remote(HostName host) {
        return house.fleet().remote(host);
    }
}
