package org.hostkeeper.plan.apply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/**
 * Applies a wish to many hosts: the canary first, then in batches, with a result for each host. A host that failed undoes
 * its own plan; the others keep what they have.
 */
public final class Rollout {
    private final Carrying carrying;

    /** Carries one plan out; never throws for what can happen where it is carried out. */
    @FunctionalInterface
    public interface Carrying {
        Applied apply(Plan plan, Progress progress);
    }

    /** For plans that are all for hosts. */
    public Rollout(Plans plans, Function<HostName, Session> sessions) {
        this((plan, progress) -> plans.apply(plan, sessions.apply(plan.host()), progress));
    }

    public Rollout(Carrying carrying) {
        this.carrying = carrying;
    }

    /** Hosts that were not reached because of a stop are refused as cancelled. Blocks until all have ended. */
    public Map<HostName, Applied> apply(FleetPlan fleet, RolloutListener listener, Progress progress) {
        Map<HostName, Applied> ended = Collections.synchronizedMap(new TreeMap<>());
        boolean stopped = false;
        for (List<Plan> batch : batches(fleet)) {
            if (stopped || progress.cancelled()) {
                batch.forEach(plan -> end(plan, notReached(plan), ended, listener));
                continue;
            }
            together(batch, ended, listener, new Share(progress, fleet.plans().size(), ended));
            boolean failed = batch.stream().anyMatch(plan -> !hasDone(ended, plan.host()));
            boolean canary = fleet.canary().filter(batch.getFirst().host()::equals).isPresent();
            stopped = failed && (canary || fleet.stopOnError());
        }
        return new LinkedHashMap<>(ended);
    }

    private static boolean hasDone(Map<HostName, Applied> ended, HostName host) {
        return ended.get(host) instanceof Applied.Done;
    }

    private static List<List<Plan>> batches(FleetPlan fleet) {
        List<List<Plan>> batches = new ArrayList<>();
        List<Plan> rest = new ArrayList<>(fleet.plans());
        fleet.canary().ifPresent(canary -> fleet.plans().stream()
                .filter(plan -> plan.host().equals(canary))
                .forEach(plan -> {
                    batches.add(List.of(plan));
                    rest.remove(plan);
                }));
        for (int i = 0; i < rest.size(); i += fleet.batch()) {
            batches.add(List.copyOf(rest.subList(i, Math.min(rest.size(), i + fleet.batch()))));
        }
        return batches;
    }

    private void together(List<Plan> batch, Map<HostName, Applied> ended, RolloutListener listener, Share share) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Plan plan : batch) {
                threads.execute(() -> end(plan, onHost(plan, listener, share), ended, listener));
            }
        }
    }

    /** What nobody foresaw on one host is a bug there, and no reason to lose the results of the others. */
    private Applied onHost(Plan plan, RolloutListener listener, Share share) {
        listener.started(plan.host());
        try {
            return carrying.apply(plan, share.of(plan.host(), listener));
        } catch (RuntimeException e) {
            return new Applied.Interrupted(plan.id(), Jobs.problemOf(e));
        }
    }

    private static void end(Plan plan, Applied how, Map<HostName, Applied> ended, RolloutListener listener) {
        ended.put(plan.host(), how);
        listener.ended(plan.host(), how);
    }

    private static Applied notReached(Plan plan) {
        return new Applied.Refused(plan.id(), new Problem.Cancelled(plan.title().toString()));
    }

    /** The whole rollout's progress, told host by host. */
    private record Share(Progress whole, int hosts, Map<HostName, Applied> ended) {

        Progress of(HostName host, RolloutListener listener) {
            return new Progress() {
                @Override
                public void report(Text what, double fraction) {
                    listener.step(host, what, Math.max(0, fraction));
                    whole.report(Text.of("plan.apply", "on-host", host.value(), what), (double) ended.size() / hosts);
                }

                @Override
                public boolean cancelled() {
                    return whole.cancelled();
                }

                @Override
                public void onCancel(Runnable action) {
                    whole.onCancel(action);
                }
            };
        }
    }
}
