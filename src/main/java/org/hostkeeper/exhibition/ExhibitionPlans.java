package org.hostkeeper.exhibition;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hostkeeper.exhibition.DomainGround.Watched;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/**
 * Turns wishes about virtual machines into plans. A machine that a controller watches is changed through that: two who
 * revert one machine revert it twice. What its API lacks is done while it is told not to revert.
 */
public final class ExhibitionPlans {
    /** How long a guest may take to shut down, by its agent and by its power button each, unless something else is said. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Clock clock;
    private final RandomGenerator random;

    public ExhibitionPlans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** What runs already is left alone; the plan then only checks that it does. */
    public Plan start(DomainGround ground) {
        Domain domain = ground.domain();
        Step runs = DomainSteps.runs(domain);
        if (domain.state() == DomainState.RUNNING) {
            return plan(ground, "start", domain.name(), List.of(runs));
        }
        // its own start and restart let its watch revert a second time (docs/contracts.md, exhibition VM controller)
        List<Step> steps = new ArrayList<>(ground.watched()
                .map(by -> alone(by, call(
                        by, "/vm/start", Text.of("exhibition", "step.api.start", domain.name(), by.by().snapshot()))))
                .orElseGet(() -> List.of(DomainSteps.start(domain))));
        steps.add(runs);
        return plan(ground, "start", domain.name(), steps);
    }

    /** @param patience zero pulls the plug at once; a controller always does */
    public Plan stop(DomainGround ground, Duration patience) {
        Domain domain = ground.domain();
        Step rests = DomainSteps.rests(domain);
        // one that was not stopped through its controller would be started by it again
        if (domain.state() == DomainState.OFF && ground.watched().isEmpty()) {
            return plan(ground, "stop", domain.name(), List.of(rests));
        }
        Step stop = ground.watched()
                .map(by -> call(by, "/vm/stop", Text.of("exhibition", "step.api.stop", domain.name())))
                .orElseGet(() -> DomainSteps.stop(domain, patience));
        return plan(ground, "stop", domain.name(), List.of(stop, rests));
    }

    public Plan restart(DomainGround ground, Duration patience) {
        Domain domain = ground.domain();
        List<Step> steps = new ArrayList<>();
        if (ground.watched().isPresent()) {
            Watched by = ground.watched().get();
            steps.addAll(alone(by, call(
                    by, "/vm/restart", Text.of("exhibition", "step.api.restart", domain.name(), by.by().snapshot()))));
        } else {
            if (domain.state().isUp()) {
                steps.add(DomainSteps.stop(domain, patience));
                steps.add(DomainSteps.rests(domain));
            }
            steps.add(DomainSteps.start(withState(domain, DomainState.OFF)));
        }
        steps.add(DomainSteps.runs(domain));
        return plan(ground, "restart", domain.name(), steps);
    }

    /** Puts the machine back to the snapshot. What it did since is lost, and nothing brings it back. */
    public Plan revert(DomainGround ground, String name) {
        Domain domain = ground.domain();
        Snapshot snapshot = there(ground, name);
        Step revert = DomainSteps.revert(domain, name);
        Text byAgent = Text.of("exhibition", "step.revert", domain.name(), name);
        List<Step> steps = new ArrayList<>(ground.watched()
                .map(by -> isAgent(by) && by.by().snapshot().equals(name)
                        ? List.of(call(by, "/revert/request?reason=console&wait=true", byAgent))
                        : unwatched(by, List.of(revert)))
                .orElseGet(() -> List.of(revert)));
        switch (snapshot.state()) {
            case "running" -> steps.add(DomainSteps.runs(domain));
            case "shutoff" -> steps.add(DomainSteps.rests(domain));
            default -> {}
        }
        return plan(ground, "revert", domain.name(), name, steps);
    }

    /** Keeps the machine's state under a name that is free. */
    public Plan create(DomainGround ground, String name, String description) {
        Domain domain = ground.domain();
        SnapshotName.checked(name);
        if (domain.snapshot(name).isPresent()) {
            throw new ProblemException(new Problem.AlreadyThere(
                    Text.of("exhibition", "snapshot"), name, domain.name() + ", " + ground.host().value()));
        }
        Step create = DomainSteps.create(domain, name, SnapshotName.description(description));
        // its watch takes a machine that stands still while it is written out for a dead one
        List<Step> steps = ground.watched().map(by -> unwatched(by, List.of(create))).orElseGet(() -> List.of(create));
        return plan(ground, "create", domain.name(), name, steps);
    }

    /** Those that were made upon it stay. The one that the machine is reverted to is not deleted. */
    public Plan delete(DomainGround ground, String name) {
        Domain domain = ground.domain();
        Snapshot snapshot = there(ground, name);
        if (ground.golden().filter(name::equals).isPresent()) {
            throw new ProblemException(
                    new Problem.Refused(Text.of("exhibition", "deleting", name), Text.of("exhibition", "refused.golden", domain.name())));
        }
        Step delete = DomainSteps.delete(domain, snapshot);
        String path = "/snapshot/" + ControllerApi.encoded(name);
        List<Step> steps = ground.watched()
                .map(by -> isAgent(by)
                        ? List.of(DomainSteps.call(by.by(), "DELETE", path, delete.words(), Optional.empty()))
                        : unwatched(by, List.of(delete)))
                .orElseGet(() -> List.of(delete));
        return plan(ground, "delete", domain.name(), name, steps);
    }

    private static Snapshot there(DomainGround ground, String name) {
        return ground.domain().snapshot(name)
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound(Text.of("exhibition", "snapshot-of", ground.domain().name()), name)));
    }

    private static boolean isAgent(Watched watched) {
        return watched.by().agent().isPresent();
    }

    /** What a deployed controller is asked for makes its own watch revert a second time; the agent's knows what it does. */
    private static List<Step> alone(Watched watched, Step call) {
        return isAgent(watched) ? List.of(call) : unwatched(watched, List.of(call));
    }

    /** These steps while the controller does not revert; it does so again afterwards, also if they fail. */
    private static List<Step> unwatched(Watched watched, List<Step> steps) {
        if (!watched.reverting()) {
            return steps;
        }
        Watcher by = watched.by();
        String on = "/revert/enable";
        List<Step> all = new ArrayList<>();
        all.add(DomainSteps.call(
                by, "POST", "/revert/disable", Text.of("exhibition", "step.api.disable", by.vm()), Optional.of(on)));
        all.addAll(steps);
        all.add(DomainSteps.call(by, "POST", on, Text.of("exhibition", "step.api.enable", by.vm()), Optional.empty()));
        return all;
    }

    /**
     * Makes the machine's state of now the golden one. The agent makes a new one, verifies it by a revert after which the guest
     * beats, and only then gives it the old one's place: at every moment there is one to revert to. Where nobody hears the
     * guest's beats, that is not known of the new one, and it is refused.
     *
     * @param confirmed also within opening hours, although it interrupts the artwork
     */
    public Plan promote(DomainGround ground, boolean confirmed) {
        Domain domain = ground.domain();
        Watched by = ground.watched().filter(ExhibitionPlans::isAgent).orElseThrow(() -> new ProblemException(new Problem.Refused(
                Text.of("exhibition", "promoting", domain.name()), Text.of("exhibition", "refused.unheard", Shell.quote(domain.name()), ground.host().value()))));
        Step promote = call(
                by, "/snapshot/promote?confirmed=" + confirmed, Text.of("exhibition", "step.api.promote", domain.name(), by.by().snapshot()));
        return plan(ground, "promote", domain.name(), List.of(promote, DomainSteps.runs(domain)));
    }

    private static Step call(Watched watched, String path, Text words) {
        return DomainSteps.call(watched.by(), "POST", path, words, Optional.empty());
    }

    private static Domain withState(Domain d, DomainState state) {
        return new Domain(
                d.uuid(), d.name(), d.title(), state, d.reason(), d.since(), d.autostart(), d.persistent(), d.memory(),
                d.processors(), d.agent(), d.reached(), d.disks(), d.snapshots());
    }

    private Plan plan(DomainGround ground, String what, String name, List<Step> steps) {
        return plan(ground, Text.of("exhibition", "plan." + what, name), steps);
    }

    private Plan plan(DomainGround ground, String what, String name, String snapshot, List<Step> steps) {
        return plan(ground, Text.of("exhibition", "plan." + what, name, snapshot), steps);
    }

    private Plan plan(DomainGround ground, Text title, List<Step> steps) {
        return new Plan(
                PlanId.next(clock, random), title, ground.host(), true, steps, Optional.empty(), Optional.empty(), clock.instant());
    }
}
