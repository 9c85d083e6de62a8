package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.assembly.AgentRuntimes;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.assembly.Contributions;
import org.hostkeeper.deployment.AgentStand;
import org.hostkeeper.desktop.deployment.AgentDeeds;
import org.hostkeeper.desktop.deployment.AgentLook;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposal;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/** Has done what the agent's dialog asks for: looking as a job, each change as a plan that is shown first. */
record HouseAgents(Assembly house, HouseAdoptions others, Surroundings around, PlanDesk desk, Consumer<Set<HostName>> changed)
        implements AgentDeeds {
    @Override
    public void look(HostName host, Consumer<Outcome<AgentLook>> told) {
        house.jobs()
                .start(Text.of("desktop.deployment", "reading.job", host.value()), _ -> seen(house.fleet().remote(host)))
                .outcome()
                .thenAccept(outcome -> around.fx().execute(() -> told.accept(outcome)));
    }

    private AgentLook seen(Remote remote) {
        AgentStand stand = AgentStand.of(remote);
        return new AgentLook(
                stand,
                remote.user(),
                stand == AgentStand.NONE ? new Outcome.Done<>(List.of()) : orProblem(() -> house.agents().defects().defects(remote)),
                orProblem(() -> others.found(remote.host())));
    }

    private static <T> Outcome<T> orProblem(Supplier<T> looking) {
        try {
            return new Outcome.Done<>(looking.get());
        } catch (ProblemException e) {
            return new Outcome.Failed<>(e.problem());
        }
    }

    @Override
    public void install(HostName host, String owner, Runnable done) {
        show(host, "install", done, () -> house.agents().changes()
                .install(house.fleet().remote(host), AgentRuntimes.of(Optional.empty()), owner, false, Optional.of(Progress.unwatched())));
    }

    @Override
    public void upgrade(HostName host, Runnable done) {
        show(host, "upgrade", done, () -> {
            Remote remote = house.fleet().remote(host);
            return house.agents().changes()
                    .install(remote, AgentRuntimes.of(Optional.empty()), owner(remote), false, Optional.of(Progress.unwatched()));
        });
    }

    /** The agent's own; else who logs in, unless that is root, which nobody chose. */
    private String owner(Remote remote) {
        return house.agents().changes().settingsOwner(remote).orElseGet(() -> {
            if (remote.user().equals("root")) {
                throw new ProblemException(new Problem.Refused(
                        Text.of("desktop.deployment", "upgrade.title", remote.host().value()), Text.of("desktop.deployment", "no-owner")));
            }
            return remote.user();
        });
    }

    @Override
    public void adopt(HostName host, Runnable done) {
        show(host, "adopt", done, () -> {
            Remote remote = house.fleet().remote(host);
            String owner = house.agents().changes().managersOwner(remote);
            if (owner.equals("root")) {
                throw new ProblemException(new Problem.Refused(
                        Text.of("desktop.deployment", "adopt.title", host.value()), Text.of("desktop.deployment", "root-owner")));
            }
            TakeOver.ByPlan takeOver = house.agents().changes().adopt(remote, AgentRuntimes.of(Optional.empty()), owner);
            takeOver.before().bring(remote, Progress.unwatched());
            return Contributions.plans(house).takeOver(host, List.of(takeOver));
        });
    }

    @Override
    public void remove(HostName host, Runnable done) {
        show(host, "remove", done, () -> house.agents().changes().remove(house.fleet().remote(host)));
    }

    /** From what stands there now, not from what was seen when the dialog was opened. */
    @Override
    public void mend(HostName host, Defect defect, Runnable done) {
        Text title = defect.mending() instanceof Mending.ByPlan offered ? offered.title() : defect.what();
        Proposal.Planning planning = () -> plan(host, defect);
        desk.preview(
                Proposal.onOne(title, Text.of("desktop.deployment", "mend.done", title, host.value()), host, planning),
                () -> after(host, done));
    }

    private Plan plan(HostName host, Defect defect) {
        return house.agents().mending().mend(host, house.agents().defects().defects(house.fleet().remote(host)), defect.id());
    }

    @Override
    public void takeOver(HostName host, Found found, Runnable done) {
        Text title = Text.of("desktop.deployment", "take-over.title", found.what());
        Text told = Text.of("desktop.deployment", "mend.done", title, host.value());
        desk.preview(Proposal.onOne(title, told, host, () -> others.takeOver(host, found)), () -> after(host, done));
    }

    @Override
    public void mend(HostName host, Found found, Defect defect, Runnable done) {
        Text told = Text.of("desktop.deployment", "mend.done", defect.what(), host.value());
        desk.preview(Proposal.onOne(defect.what(), told, host, () -> others.mend(host, found, defect)), () -> after(host, done));
    }

    private void show(HostName host, String wish, Runnable done, Proposal.Planning planning) {
        desk.preview(
                Proposal.onOne(
                        Text.of("desktop.deployment", wish + ".title", host.value()),
                        Text.of("desktop.deployment", wish + ".done", host.value()),
                        host,
                        planning),
                () -> after(host, done));
    }

    private void after(HostName host, Runnable done) {
        changed.accept(Set.of(host));
        done.run();
    }
}
