package org.hostkeeper.deployment;

import java.util.Optional;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/**
 * The way from a wish about the agent to a plan, on a host that is connected: looks at it, brings the program if that is
 * wanted, and plans. Throws what the connection throws, and what stands in the way as a problem.
 */
public record AgentChanges(AgentPlans plans) {
    /**
     * The agent on this host, or a newer one in its place.
     *
     * @param owner whose modules it looks after
     * @param newSettings whether settings that a removed agent has left give way to those of a new one
     * @param sending who follows the program on its way; empty to send nothing, for a plan that is only looked at
     */
    public Plan install(Remote remote, AgentRuntime program, String owner, boolean newSettings, Optional<Progress> sending) {
        HostGround ground = new GroundReader().read(remote, Optional.of(owner), Optional.of(program));
        HostCheck.fits(ground, program);
        Staging.Place place = new Staging().place(remote, program);
        if (!HostCheck.isThere(ground, program)) {
            sending.ifPresent(progress -> place.bring(remote, program, progress));
        }
        return plans.install(ground, new InstallRequest(program, place.path(), owner, newSettings));
    }

    /** The user whose modules the settings there are for, of an agent that is there or was; empty where there are none, or they do not say. */
    public Optional<String> settingsOwner(Remote remote) {
        return AgentSite.settingsOwner(remote);
    }

    /** The user whose modules a deployed manager has there. */
    public String managersOwner(Remote remote) {
        return new ManagerReader().owner(remote).orElseThrow(() -> new ProblemException(
                new Problem.NotFound(Text.of("deployment", "manager"), remote.host().value())));
    }

    /** The agent in the place of the deployed manager, for the same owner. */
    public TakeOver.ByPlan adopt(Remote remote, AgentRuntime program, String owner) {
        HostGround ground = new GroundReader().read(remote, Optional.of(owner), Optional.of(program));
        HostCheck.fits(ground, program);
        DeployedManager manager = new ManagerReader().read(remote, ground);
        Staging.Place place = new Staging().place(remote, program);
        InstallRequest request = new InstallRequest(program, place.path(), owner, false);
        return new TakeOver.ByPlan(
                Text.of("deployment", "title.adopt"),
                (there, progress) -> place.bring(there, program, progress),
                id -> plans.adopt(ground, request, manager, id));
    }

    public Plan remove(Remote remote) {
        return plans.remove(new GroundReader().read(remote, Optional.empty(), Optional.empty()));
    }
}
