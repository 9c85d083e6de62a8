package org.hostkeeper.desktop.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Conflict;
import org.hostkeeper.plan.apply.FleetPlan;
import org.hostkeeper.plan.apply.RolloutListener;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** A wish on three hosts, of which one cannot be planned for; and a carrier that only pretends. */
public final class Proposals {
    private Proposals() {}

    public static Proposal onThree() {
        TreeMap<HostName, Proposal.Planning> hosts = new TreeMap<>();
        hosts.put(new HostName("hall-1"), () -> plan("hall-1"));
        hosts.put(new HostName("hall-2"), () -> plan("hall-2"));
        hosts.put(new HostName("hall-3"), () -> {
            throw new ProblemException(new Problem.Unreachable("hall-3", "10.20.1.13", "no route to host"));
        });
        return new Proposal(
                Text.literal("Edit pump_1 on 3 hosts"),
                chosen -> Text.literal("Edit pump_1 on " + chosen.size() + " hosts"),
                chosen -> Text.literal("pump_1 is changed on " + chosen.size() + " hosts"),
                hosts);
    }

    public static Plan plan(String host) {
        return new Plan(
                new PlanId("20260314-092653-abcd"),
                Text.literal("Edit pump_1"),
                new HostName(host),
                true,
                List.of(
                        new Step.WriteFile(
                                "/etc/systemd/system/pump_1.service.d/hostkeeper.conf",
                                Content.of("[Service]\nEnvironment=LEVEL=3\n"),
                                Ownership.ROOT_PUBLIC,
                                FileState.Present.of(
                                        Bytes.utf8("[Service]\nEnvironment=LEVEL=2\n"), Ownership.ROOT_PUBLIC)),
                        Step.Run.withoutUndo(
                                Text.literal("Restart pump_1"), List.of("systemctl", "restart", "pump_1.service"))),
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2026-03-14T09:26:53Z"));
    }

    /** Somebody else has set another level, and something more. */
    public static Conflict conflict() {
        Step.WriteFile step = (Step.WriteFile) plan("hall-2").steps().getFirst();
        return new Conflict(
                step.path(),
                step,
                step.before(),
                FileState.Present.of(
                        Bytes.utf8("[Service]\nEnvironment=LEVEL=9\nMemoryMax=256M\n"), Ownership.ROOT_PUBLIC));
    }

    /** Says of every host what it was told to, and writes down what it was asked. */
    public static final class Pretending implements Carrier {
        public final List<String> done = new CopyOnWriteArrayList<>();
        private Map<String, Problem> failing = Map.of();
        private boolean refuses;
        private Map<String, List<Conflict>> conflicts = Map.of();
        private Optional<RuntimeException> broken = Optional.empty();

        public Pretending failingOn(Map<String, Problem> hosts) {
            failing = hosts;
            return this;
        }

        /** Before anything is begun on these hosts it turns out that files have changed. */
        public Pretending conflictingOn(Map<String, List<Conflict>> hosts) {
            conflicts = hosts;
            return this;
        }

        /** What fails is refused before anything is begun. */
        public Pretending refusing() {
            refuses = true;
            return this;
        }

        public Pretending broken(RuntimeException thrown) {
            broken = Optional.of(thrown);
            return this;
        }

        @Override
        public Map<HostName, Applied> carryOut(FleetPlan plan, RolloutListener listener, Progress progress) {
            broken.ifPresent(thrown -> {
                throw thrown;
            });
            done.add("apply " + plan.plans().stream().map(p -> p.host().value()).toList() + plan.canary().map(c -> " first " + c).orElse(""));
            Map<HostName, Applied> all = new TreeMap<>();
            for (Plan one : plan.plans()) {
                listener.started(one.host());
                listener.step(one.host(), Text.literal("half"), 0.5);
                Problem problem = failing.get(one.host().value());
                Applied how = problem == null
                        ? new Applied.Done(one.id())
                        : refuses ? new Applied.Refused(one.id(), problem) : new Applied.Undone(one.id(), problem);
                listener.ended(one.host(), how);
                all.put(one.host(), how);
            }
            return all;
        }

        @Override
        public Plan undoing(PlanId plan, HostName host) {
            done.add("undo " + plan + " on " + host);
            return plan(host.value());
        }

        @Override
        public List<Conflict> conflicts(Plan plan, HostName host) {
            return conflicts.getOrDefault(host.value(), List.of());
        }

        @Override
        public void save(Text title, List<Plan> plans) {
            done.add("save " + plans.stream().map(p -> p.host().value()).toList());
        }

        @Override
        public void changed(Set<HostName> hosts) {
            done.add("changed " + new java.util.TreeSet<>(hosts));
        }

        private static Plan plan(String host) {
            return Proposals.plan(host);
        }
    }
}
