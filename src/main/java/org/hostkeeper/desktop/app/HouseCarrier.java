package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.plan.Carrier;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.SavedPlans;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Conflict;
import org.hostkeeper.plan.apply.FleetPlan;
import org.hostkeeper.plan.apply.RolloutListener;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Carries the window's plans out with the house's own rollout, journal and sessions. */
record HouseCarrier(Assembly house, Consumer<Set<HostName>> readAnew, Runnable savedMore) implements Carrier {
    @Override
    public Map<HostName, Applied> carryOut(FleetPlan plan, RolloutListener listener, Progress progress) {
        return house.rollout().apply(plan, listener, progress);
    }

    @Override
    public Plan undoing(PlanId plan, HostName host) {
        try {
            return house.undo(plan, host);
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                throw new ProblemException(new Problem.Refused(
                        title(plan), Text.of("desktop.app", "undo.not-kept", host.value())), e);
            }
            throw e;
        }
    }

    private Text title(PlanId plan) {
        return house.journal().of(plan).stream()
                .filter(line -> line.entry().event() == Journal.Event.STARTED)
                .findFirst()
                .map(line -> PlanJson.read(line.entry().details()).title())
                .orElseGet(() -> Text.literal(plan.value()));
    }

    @Override
    public List<Conflict> conflicts(Plan plan, HostName host) {
        return house.plans().conflicts(plan, house.fleet().remote(host));
    }

    @Override
    public void save(Text title, List<Plan> plans) {
        new SavedPlans(house.settings()).save(title, plans, house.clock().instant());
        savedMore.run();
    }

    @Override
    public void changed(Set<HostName> hosts) {
        readAnew.accept(hosts);
    }
}
