package org.hostkeeper.adoption;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Deadman;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Turns the wish to take something over, or to mend one of its defects, into a plan. It never touches a host. */
public final class AdoptionPlans {
    private final Clock clock;
    private final RandomGenerator random;

    public AdoptionPlans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * All that was found on a host as one plan, which one undo takes back.
     *
     * @throws ProblemException Refused if nothing was found or is left to do; else what keeps one of them from being taken over
     */
    public Plan takeOver(HostName host, List<TakeOver> found) {
        List<TakeOver.ByPlan> all = new ArrayList<>();
        for (TakeOver one : found) {
            switch (one) {
                case TakeOver.ByPlan plan -> all.add(plan);
                case TakeOver.Refused(Problem why) -> throw new ProblemException(why);
                case TakeOver.Done _ -> {}
            }
        }
        if (all.isEmpty()) {
            throw new ProblemException(new Problem.Refused(
                    Text.of("adoption", "title-on", host.value()), Text.of("adoption", found.isEmpty() ? "refused.none" : "refused.done")));
        }
        PlanId id = PlanId.next(clock, random);
        Text title = all.size() == 1 ? all.getFirst().title() : Text.of("adoption", "title");
        return plan(host, id, title, all.stream().flatMap(plan -> plan.steps().apply(id).stream()).toList(), Optional.empty());
    }

    /**
     * @param id as {@link Defect#id} has it
     * @throws ProblemException NotFound if the host has no such defect, Refused if no plan of its own mends it
     */
    public Plan mend(HostName host, List<Defect> found, String id) {
        return mend(host, found.stream()
                .filter(defect -> defect.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound(Text.of("adoption", "defect"), id + " (" + host.value() + ")"))));
    }

    public Plan mend(HostName host, Defect defect) {
        return switch (defect.mending()) {
            case Mending.ByPlan mending -> {
                PlanId id = PlanId.next(clock, random);
                yield plan(host, id, mending.title(), mending.steps().apply(id), mending.deadman());
            }
            case Mending.ByTakeOver _ -> throw refused(defect, Text.of("adoption", "by-take-over"));
            case Mending.ByPerson person -> throw refused(defect, decision(person));
        };
    }

    private Plan plan(HostName host, PlanId id, Text title, List<Step> steps, Optional<Deadman> deadman) {
        return new Plan(id, title, host, true, steps, deadman, Optional.empty(), clock.instant());
    }

    private static ProblemException refused(Defect defect, Text why) {
        return new ProblemException(new Problem.Refused(Text.of("adoption", "mend", defect.id()), why));
    }

    private static Text decision(Mending.ByPerson person) {
        return person.command()
                .map(command -> Text.of("adoption", "decide.with-command", person.decision(), command))
                .orElse(person.decision());
    }
}
