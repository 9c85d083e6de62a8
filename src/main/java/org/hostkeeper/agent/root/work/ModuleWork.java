package org.hostkeeper.agent.root.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.hostkeeper.agent.root.ModuleRequest;
import org.hostkeeper.agent.root.ModuleHelper;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.GroundReader;
import org.hostkeeper.module.ModuleGround;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.module.Registration;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.UnitsOnDisk;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.plan.apply.Plans;
import org.hostkeeper.plan.apply.Session;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/**
 * Does as root what was asked for. Units are written and taken away by the very plans that the console uses; starting and
 * stopping leave nothing to take back, and are not held up by somebody else's plan. Files are changed by one at a time.
 */
public final class ModuleWork implements ModuleHelper {
    /** Who the plans on the host say that they are from. */
    public static final String CONSOLE = "root@hostkeeper-helper";

    private static final long LEASE_OUT = Duration.ofSeconds(20).toNanos();
    private static final long AGAIN = Duration.ofMillis(500).toNanos();

    private final Supplier<HelperList> list;
    private final UnitsOnDisk units;
    private final Session session;
    private final Plans plans;
    private final ModulePlans modules;
    private final GroundReader reader = new GroundReader();
    private final ReentrantLock files = new ReentrantLock(true);

    public ModuleWork(Supplier<HelperList> list, UnitsOnDisk units, Session session, Plans plans, ModulePlans modules) {
        this.list = list;
        this.units = units;
        this.session = session;
        this.plans = plans;
        this.modules = modules;
    }

    /**
     * Takes back what a helper that was killed has left half done. There is one helper at a time, but to the host a killed
     * one seems to be at its plan until its lease runs out, ten seconds after its last sign: that is waited for.
     */
    public void tidy() {
        for (long began = System.nanoTime(); System.nanoTime() - began < LEASE_OUT; LockSupport.parkNanos(AGAIN)) {
            List<OpenPlan> left = plans.openOn(session.remote()).stream()
                    .filter(open -> open.console().equals(CONSOLE))
                    .toList();
            left.stream()
                    .filter(open -> !open.running())
                    .forEach(open -> plans.rollback(open.id(), session, Progress.unwatched()));
            if (left.stream().noneMatch(OpenPlan::running)) {
                return;
            }
        }
    }

    @Override
    public ModuleStatus ask(ModuleRequest request) {
        list.get().allows(request.guid(), request.name());
        return switch (request) {
            case ModuleRequest.Create create -> create(create);
            case ModuleRequest.Remove remove -> remove(remove);
            case ModuleRequest.Start start -> run(start, modules::start);
            case ModuleRequest.Stop stop -> run(stop, modules::stop);
            case ModuleRequest.Restart restart -> run(restart, modules::restart);
        };
    }

    private ModuleStatus create(ModuleRequest.Create asked) {
        CreateRequest wish = new CreateRequest(
                        Optional.of(asked.guid()),
                        asked.name(),
                        asked.description(),
                        asked.serviceType(),
                        Optional.of(list.get().owner()),
                        list.get().owner().equals("root"),
                        new CreateRequest.Code.Existing(),
                        false,
                        false)
                .checked();
        files.lock();
        try {
            Optional<String> there = units.of(asked.guid(), asked.name());
            if (there.isPresent() && !there.equals(wish.unit())) {
                apply(modules.remove(mine(there.get()))); // it is called otherwise now
            }
            ModuleGround ground = reader.read(remote(), wish);
            if (there.isPresent() && there.equals(wish.unit())) {
                modules.renew(mine(ground), wish).ifPresent(this::apply);
            } else {
                apply(modules.create(ground, wish));
            }
            return status(wish.unit().orElseThrow());
        } finally {
            files.unlock();
        }
    }

    private ModuleStatus remove(ModuleRequest.Remove asked) {
        files.lock();
        try {
            Optional<String> unit = units.of(asked.guid(), asked.name());
            unit.ifPresent(name -> apply(modules.remove(mine(name))));
            return ModuleStatus.INACTIVE;
        } finally {
            files.unlock();
        }
    }

    private ModuleStatus run(ModuleRequest asked, Planning planning) {
        String unit = units.of(asked.guid(), asked.name())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound(
                        Text.of("agent.root", "unit-of"), asked.name())));
        ModuleGround ground = mine(unit);
        new Steps(remote()).carryOut(planning.plan(ground.host(), ground.unit()));
        return status(unit);
    }

    private interface Planning {
        Plan plan(HostName host, Unit unit);
    }

    private ModuleGround mine(String unit) {
        return mine(reader.read(remote(), unit));
    }

    /** The owner's own, by its registration, or by its user if a deployed manager made it. */
    private ModuleGround mine(ModuleGround ground) {
        Unit unit = ground.unit();
        String owner = unit.module().map(Registration::owner).orElse(unit.user());
        boolean module = unit.module().isPresent() || unit.adopted();
        if (!module || !owner.equals(list.get().owner()) || !unit.user().equals(list.get().owner())) {
            throw new ProblemException(new Problem.Refused(
                    Text.literal(unit.name()), Text.of("agent.root", "owner", owner, list.get().owner())));
        }
        return ground;
    }

    private void apply(Plan plan) {
        Applied applied = plans.apply(plan, session, Progress.unwatched());
        switch (applied) {
            case Applied.Done _ -> {}
            case Applied.Undone undone -> throw new ProblemException(undone.cause());
            case Applied.Interrupted interrupted -> throw new ProblemException(interrupted.cause());
            case Applied.Refused refused -> throw new ProblemException(refused.cause());
        }
    }

    private ModuleStatus status(String unit) {
        Command show = Command.of("systemctl", "show", "--property=ActiveState", "--value", "--", unit);
        return ModuleStatus.ofActiveState(remote().run(show).text().strip());
    }

    private Remote remote() {
        return session.remote();
    }
}
