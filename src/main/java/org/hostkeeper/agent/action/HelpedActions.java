package org.hostkeeper.agent.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hostkeeper.agent.root.ModuleRequest;
import org.hostkeeper.agent.root.ModuleHelper;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The actions with the root helper's hands: the agent itself has no right to touch a unit. */
public final class HelpedActions implements ModuleActions {
    private static final Logger LOG = LoggerFactory.getLogger(HelpedActions.class);
    private static final int MOST_WAITING = 1000;

    private final ModuleRegister register;
    private final ModuleHelper helper;
    private final Predicate<DeployedModule> hasUnit;
    private final Lanes lanes;

    /**
     * @param hasUnit whether a unit of this module is there now
     * @param executor where the work is done; each piece blocks until it has ended
     */
    public HelpedActions(
            ModuleRegister register, ModuleHelper helper, Predicate<DeployedModule> hasUnit, Executor executor) {
        this.register = register;
        this.helper = helper;
        this.hasUnit = hasUnit;
        this.lanes = new Lanes(executor, MOST_WAITING);
    }

    @Override
    public CompletableFuture<ActionResult> create(String guid) {
        return lane(guid, () -> asked(guid, create(known(guid))));
    }

    @Override
    public CompletableFuture<ActionResult> remove(String guid) {
        return lane(guid, () -> asked(guid, new ModuleRequest.Remove(guid, known(guid).name())));
    }

    @Override
    public CompletableFuture<ActionResult> run(String guid, Verb verb) {
        return lane(guid, () -> asked(guid, request(known(guid), verb)));
    }

    @Override
    public CompletableFuture<List<ActionResult>> restartAll() {
        CompletableFuture<List<ActionResult>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (DeployedModule module : register.all()) {
            all = all.thenCompose(done -> run(module.guid(), Verb.RESTART).thenApply(result -> {
                done.add(result);
                return done;
            }));
        }
        return all;
    }

    @Override
    public CompletableFuture<List<ActionResult>> updateList() {
        return lane("", () -> {
            register.reread();
            return new ActionResult.Done("", ModuleStatus.OTHER);
        }).thenApply(result -> result instanceof ActionResult.NotDone ? List.of(result) : states());
    }

    @Override
    public CompletableFuture<ActionResult> change(DeployedModule wanted) {
        return lane(wanted.guid(), () -> {
            DeployedModule before = known(wanted.guid());
            boolean moves = !before.name().equals(wanted.name()) || !before.serviceType().equals(wanted.serviceType());
            if (moves && hasUnit.test(before)) {
                move(before, wanted);
            } else {
                register.change(wanted);
            }
            return done(wanted.guid());
        });
    }

    @Override
    public CompletableFuture<ActionResult> forget(String guid) {
        return lane(guid, () -> {
            DeployedModule module = known(guid);
            if (hasUnit.test(module)) {
                helper.ask(new ModuleRequest.Remove(guid, module.name()));
            }
            register.remove(guid);
            return new ActionResult.Done(guid, ModuleStatus.INACTIVE);
        });
    }

    /** The unit goes with the module to its new name or code, and runs again if it ran; else all is as before. */
    private void move(DeployedModule before, DeployedModule wanted) {
        boolean ran = before.status().equals(ModuleStatus.ACTIVE.word());
        single(wanted);
        helper.ask(new ModuleRequest.Remove(before.guid(), before.name()));
        try {
            helper.ask(create(wanted));
        } catch (ProblemException e) {
            LOG.warn("{} keeps its unit, for that of {} was refused", before.name(), wanted.name());
            helper.ask(create(before));
            if (ran) {
                helper.ask(new ModuleRequest.Start(before.guid(), before.name()));
            }
            throw e;
        }
        register.change(wanted);
        if (ran) {
            asked(wanted.guid(), new ModuleRequest.Start(wanted.guid(), wanted.name()));
        }
    }

    private ModuleRequest create(DeployedModule module) {
        single(module);
        return new ModuleRequest.Create(module.guid(), module.name(), module.description(), module.serviceType());
    }

    /** No two modules may come to one unit: "pump-1" and "pump 1" did, on deployed hosts. */
    private void single(DeployedModule module) {
        Optional<String> unit = CreateRequest.of(module.name(), module.serviceType()).unit();
        register.all().stream()
                .filter(other -> !other.guid().equals(module.guid()))
                .filter(other -> unit.isPresent()
                        && CreateRequest.of(other.name(), other.serviceType()).unit().equals(unit))
                .findFirst()
                .ifPresent(other -> {
                    throw new ProblemException(
                            new Problem.AlreadyThere(Text.of("module", "unit"), unit.orElse(""), other.name()));
                });
    }

    private static ModuleRequest request(DeployedModule module, Verb verb) {
        return switch (verb) {
            case START -> new ModuleRequest.Start(module.guid(), module.name());
            case STOP -> new ModuleRequest.Stop(module.guid(), module.name());
            case RESTART -> new ModuleRequest.Restart(module.guid(), module.name());
        };
    }

    private ActionResult asked(String guid, ModuleRequest request) {
        ModuleStatus status = helper.ask(request);
        register.saw(guid, status);
        return new ActionResult.Done(guid, status);
    }

    private DeployedModule known(String guid) {
        return register.find(guid).orElseThrow(() ->
                new ProblemException(new Problem.NotFound(Text.of("agent.action", "module"), guid)));
    }

    private ActionResult done(String guid) {
        return new ActionResult.Done(guid, ModuleStatus.of(known(guid).status()).orElse(ModuleStatus.OTHER));
    }

    private List<ActionResult> states() {
        return register.all().stream().map(module -> done(module.guid())).toList();
    }

    private CompletableFuture<ActionResult> lane(String guid, Supplier<ActionResult> work) {
        return lanes.add(guid, () -> told(guid, work))
                .orElseGet(() -> CompletableFuture.completedFuture(new ActionResult.NotDone(
                        guid,
                        new Problem.Refused(Text.of("agent.action", "module"), Text.of("agent.action", "crowd", MOST_WAITING)))));
    }

    /** A failed start is worth the state that it left, which the next signal brings. */
    private static ActionResult told(String guid, Supplier<ActionResult> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            Problem problem = Jobs.problemOf(e);
            LOG.warn("{}: {}", guid, problem.text());
            return new ActionResult.NotDone(guid, problem);
        }
    }
}
