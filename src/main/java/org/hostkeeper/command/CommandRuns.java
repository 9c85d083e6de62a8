package org.hostkeeper.command;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.FleetPlan;
import org.hostkeeper.plan.apply.Rollout;
import org.hostkeeper.plan.apply.RolloutListener;
import org.hostkeeper.words.Text;

/** Runs a command on many hosts at once, each for itself: where one fails the others go on. Blocks until all have ended. */
public record CommandRuns(CommandPlans plans, Rollout rollout, Journal journal) {
    private static final int AT_ONCE = 20;

    /** @param ended told of each host when it has ended, on any thread */
    public Map<HostName, CommandEnd> run(
            CommandRequest request, Collection<HostName> hosts, Consumer<CommandEnd> ended, Progress progress) {
        List<Plan> all = hosts.stream().sorted().map(host -> plans.run(host, request)).toList();
        Map<HostName, CommandEnd> ends = new ConcurrentSkipListMap<>();
        RolloutListener listener = new RolloutListener() {
            @Override
            public void started(HostName host) {}

            @Override
            public void step(HostName host, Text what, double fraction) {}

            @Override
            public void ended(HostName host, Applied how) {
                CommandEnd end = CommandEnd.of(host, how, journal.of(how.plan()));
                ends.put(host, end);
                ended.accept(end);
            }
        };
        rollout.apply(new FleetPlan(request.title(), all, Optional.empty(), AT_ONCE, false), listener, progress);
        return ends;
    }
}
