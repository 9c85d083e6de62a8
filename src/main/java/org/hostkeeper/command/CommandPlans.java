package org.hostkeeper.command;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/** Plans that run one command. Nothing takes such a command back, and the plan says so. */
public record CommandPlans(Clock clock, RandomGenerator random) {
    public Plan run(HostName host, CommandRequest request) {
        Step.Run step = new Step.Run(
                Text.of("command", "step", request.shown()),
                request.arguments(),
                Content.nothing(),
                request.limit(),
                Optional.empty());
        return new Plan(
                PlanId.next(clock, random),
                request.title(),
                host,
                request.asRoot(),
                List.of(step),
                Optional.empty(),
                Optional.empty(),
                clock.instant());
    }
}
