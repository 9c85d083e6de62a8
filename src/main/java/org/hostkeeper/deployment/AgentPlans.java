package org.hostkeeper.deployment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Turns the wish for an agent on a host into plans: install, which is also the upgrade, and remove. A fresh agent listens on
 * loopback with tokens and without compatibility. It never touches a host.
 */
public final class AgentPlans {
    private static final Ownership FOLDER = new Ownership("root", "root", 0755);
    private static final Ownership SETTINGS = new Ownership("root", AgentPlaces.USER, 0750);

    private final Clock clock;
    private final RandomGenerator random;
    private final AgentSteps steps = new AgentSteps();

    public AgentPlans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The agent as this runtime has it: new, or in place of the one that is there, whose settings stay as they are. */
    public Plan install(HostGround ground, InstallRequest request) {
        HostCheck.fits(ground, request.runtime());
        if (!isThere(ground) && ground.unit(DeployedManager.UNIT).active()) {
            throw refused(ground, "manager.runs");
        }
        PlanId id = PlanId.next(clock, random);
        List<Step> changes = new ArrayList<>(program(ground, request));
        changes.addAll(account(ground));
        changes.addAll(new AgentSettingsSteps(ground, request).steps(id));
        changes.addAll(units(ground));
        List<Step> all = new ArrayList<>(changes);
        all.addAll(running(ground, !changes.isEmpty()));
        return plan(ground, id, ground.unit(AgentPlaces.AGENT_UNIT).active() ? "upgrade" : "install", all);
    }

    /**
     * The agent in place of a deployed manager: with its settings, its table of modules and its address, so that its clients
     * notice nothing. The manager is stopped and stays where it is, so that taking this back brings it back.
     *
     * @param id of the plan that these steps are for
     */
    public List<Step> adopt(HostGround ground, InstallRequest request, DeployedManager manager, PlanId id) {
        HostCheck.fits(ground, request.runtime());
        if (isThere(ground)) {
            throw refused(ground, "agent.there");
        }
        Adoption adoption = new Adoption(manager);
        List<Step> all = new ArrayList<>(program(ground, request));
        all.addAll(account(ground));
        all.add(ground.isAbsent(AgentPlaces.CONFIG) ? adoption.settings() : adoption.settingsInPlaceOfOld(id));
        AgentSettingsSteps.helperList(ground, manager.owner().name()).ifPresent(all::add);
        all.addAll(adoption.database());
        all.addAll(adoption.stop(steps));
        all.addAll(units(ground));
        folder(ground, AgentPlaces.dropIns(), FOLDER).ifPresent(all::add);
        all.add(adoption.dropIn(ground));
        all.addAll(running(ground, true));
        return all;
    }

    /** One that was removed leaves its settings, and does not make an agent by them. */
    static boolean isThere(HostGround ground) {
        return !ground.isAbsent(AgentPlaces.CONFIG) && !ground.isAbsent(AgentPlaces.unit(AgentPlaces.AGENT_UNIT));
    }

    private static ProblemException refused(HostGround ground, String why) {
        return refused(ground, Text.of("deployment", why, ground.host().value()));
    }

    static ProblemException refused(HostGround ground, Text why) {
        return new ProblemException(new Problem.Refused(Text.of("deployment", "install", ground.host().value()), why));
    }

    /**
     * The agent's units go. Its settings, its data and its program stay, so that this can be taken back; the words of the
     * plan say where they are.
     */
    public Plan remove(HostGround ground) {
        List<Step> all = new ArrayList<>();
        for (String unit : List.of(AgentPlaces.AGENT_UNIT, AgentPlaces.HELPER_SOCKET, AgentPlaces.HELPER_UNIT)) {
            HostGround.UnitStand stand = ground.unit(unit);
            if (stand.active()) {
                all.add(steps.stop(unit));
            }
            if (stand.enabled()) {
                all.add(steps.disable(unit));
            }
        }
        for (String unit : GroundReader.UNITS) {
            String path = AgentPlaces.unit(unit);
            if (!ground.isAbsent(path)) {
                all.add(new Step.RemoveFile(path, ground.at(path)));
            }
        }
        if (all.isEmpty()) {
            throw new ProblemException(new Problem.NotFound(Text.of("deployment", "agent"), ground.host().value()));
        }
        all.add(steps.reload());
        return plan(ground, "remove", all);
    }

    private List<Step> program(HostGround ground, InstallRequest request) {
        if (HostCheck.isThere(ground, request.runtime())) {
            return List.of(); // never unpack over what runs
        }
        FileState current = ground.at(AgentPlaces.CURRENT);
        String folder = AgentPlaces.folder(request.runtime());
        List<Step> all = new ArrayList<>();
        folder(ground, AgentPlaces.PROGRAMS, FOLDER).ifPresent(all::add);
        folder(ground, folder, FOLDER).ifPresent(all::add);
        all.add(steps.unpack(request.staged(), request.runtime(), folder));
        all.add(steps.answers(folder));
        all.add(new Step.Link(AgentPlaces.CURRENT, request.runtime().folder(), current));
        return all;
    }

    private List<Step> account(HostGround ground) {
        List<Step> all = new ArrayList<>();
        if (!ground.hasUser()) {
            all.add(steps.makeUser());
        }
        if (ground.isAbsent(AgentPlaces.STATE)) {
            all.add(steps.makeState());
        }
        folder(ground, AgentPlaces.SETTINGS, SETTINGS).ifPresent(all::add);
        return all;
    }

    private List<Step> units(HostGround ground) {
        List<Step> all = new ArrayList<>();
        for (String unit : GroundReader.UNITS) {
            String path = AgentPlaces.unit(unit);
            Content text = Content.of(AgentUnits.text(unit));
            boolean same = ground.at(path) instanceof FileState.Present there
                    && there.sha256().equals(text.plain().sha256())
                    && there.ownership().equals(Ownership.ROOT_PUBLIC);
            if (!same) {
                all.add(new Step.WriteFile(path, text, Ownership.ROOT_PUBLIC, ground.at(path)));
            }
        }
        return all;
    }

    private List<Step> running(HostGround ground, boolean changed) {
        List<Step> all = new ArrayList<>();
        if (changed) {
            all.add(steps.reload());
        }
        for (String unit : List.of(AgentPlaces.HELPER_SOCKET, AgentPlaces.AGENT_UNIT)) {
            HostGround.UnitStand stand = ground.unit(unit);
            if (!stand.enabled()) {
                all.add(steps.enable(unit));
            }
            if (!stand.active()) {
                all.add(steps.start(unit));
            } else if (changed) {
                all.add(steps.restart(unit));
            }
        }
        all.add(steps.runs(AgentPlaces.AGENT_UNIT));
        return all;
    }

    private static Optional<Step> folder(HostGround ground, String path, Ownership ownership) {
        return ground.at(path) instanceof FileState.Folder there && there.ownership().equals(ownership)
                ? Optional.empty()
                : Optional.of(new Step.MakeFolder(path, ownership, ground.at(path)));
    }

    private Plan plan(HostGround ground, String title, List<Step> all) {
        return plan(ground, PlanId.next(clock, random), title, all);
    }

    private Plan plan(HostGround ground, PlanId id, String title, List<Step> all) {
        return new Plan(
                id,
                Text.of("deployment", "title." + title),
                ground.host(),
                true,
                all,
                Optional.empty(),
                Optional.empty(),
                clock.instant());
    }
}
