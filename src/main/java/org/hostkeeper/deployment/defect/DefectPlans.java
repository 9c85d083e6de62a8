package org.hostkeeper.deployment.defect;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Turns the wish to mend a defect into a plan. It never touches a host. */
public final class DefectPlans {
    private final Clock clock;
    private final RandomGenerator random;

    public DefectPlans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * @param id as {@link Defect#id} has it
     * @throws ProblemException NotFound if the host has no such defect, Refused if a person has to decide first
     */
    public Plan mend(HostName host, List<Defect> found, String id) {
        return mend(host, found.stream()
                .filter(defect -> defect.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound(Text.of("deployment.defect", "defect"), id + " (" + host.value() + ")"))));
    }

    public Plan mend(HostName host, Defect defect) {
        return switch (defect.mending()) {
            case Mending.ByPlan plan -> {
                PlanId id = PlanId.next(clock, random);
                yield new Plan(
                        id, plan.title(), host, true, plan.steps().apply(id), plan.deadman(), Optional.empty(), clock.instant());
            }
            case Mending.ByPerson person -> throw new ProblemException(new Problem.Refused(
                    Text.of("deployment.defect", "mend", defect.id()), decision(person)));
        };
    }

    private static Text decision(Mending.ByPerson person) {
        return person.command()
                .map(command -> Text.of("deployment.defect", "decide.with-command", person.decision(), command))
                .orElse(person.decision());
    }
}
