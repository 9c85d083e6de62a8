package org.hostkeeper.module;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
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
 * Turns wishes about services and modules into plans. It never touches a host: what it knows is the unit as it was read.
 * A wish that cannot be granted is a {@link Problem}, before anything happens.
 */
public final class ModulePlans {
    static final int DROP_IN_LIMIT = 64 << 10;
    private static final Ownership FOLDER = new Ownership("root", "root", 0755);

    private final Clock clock;
    private final RandomGenerator random;
    private final UnitGuard guard = new UnitGuard();

    public ModulePlans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** What runs already is left alone; the plan then only checks that it does. What is stopping is started after that. */
    public Plan start(HostName host, Unit unit) {
        guard.canRun(host, unit);
        List<Step> steps = UnitSteps.isUp(unit) && !unit.active().equals("deactivating")
                ? List.of(UnitSteps.runs(unit))
                : List.of(UnitSteps.start(unit), UnitSteps.runs(unit));
        return plan(host, "start", unit.name(), steps);
    }

    public Plan stop(HostName host, Unit unit) {
        guard.isThere(host, unit);
        List<Step> steps = UnitSteps.isUp(unit)
                ? List.of(UnitSteps.stop(unit), UnitSteps.rests(unit))
                : List.of(UnitSteps.rests(unit));
        return plan(host, "stop", unit.name(), steps);
    }

    public Plan restart(HostName host, Unit unit) {
        guard.canRun(host, unit);
        return plan(host, "restart", unit.name(), List.of(UnitSteps.restart(unit), UnitSteps.runs(unit)));
    }

    public Plan enable(HostName host, Unit unit) {
        guard.canBeEnabled(host, unit);
        List<Step> steps = unit.enabled().equals("enabled")
                ? List.of(UnitSteps.isEnabled(unit))
                : List.of(UnitSteps.enable(unit), UnitSteps.isEnabled(unit));
        return plan(host, "enable", unit.name(), steps);
    }

    /** A unit that is merely linked is not enabled, and disabling it would take the link away that makes it known. */
    public Plan disable(HostName host, Unit unit) {
        guard.canBeEnabled(host, unit);
        List<Step> steps = Set.of("disabled", "linked", "linked-runtime").contains(unit.enabled())
                ? List.of(UnitSteps.isDisabled(unit))
                : List.of(UnitSteps.disable(unit), UnitSteps.isDisabled(unit));
        return plan(host, "disable", unit.name(), steps);
    }

    /** Lets systemd forget that it failed, and how often, so that it can be started again. */
    public Plan resetFailed(HostName host, Unit unit) {
        guard.isThere(host, unit);
        return plan(host, "reset-failed", unit.name(), List.of(UnitSteps.resetFailed(unit)));
    }

    /** Lets systemd read its files again, of which this unit's were changed. */
    public Plan reload(HostName host, Unit unit) {
        return plan(host, "reload", unit.name(), List.of(UnitSteps.reload()));
    }

    /** A new module from the template of docs/contracts.md, modules; stopped and disabled unless the request says otherwise. */
    public Plan create(ModuleGround ground, CreateRequest request) {
        ModuleGround.Owner owner = guard.owner(ground, request);
        Registration module = registration(request, owner);
        guard.nothingThere(ground, module);
        ModuleFolder folder = ModuleFolder.of(owner, module.serviceType());
        String python = owner.python()
                .orElseThrow(() -> new ProblemException(new Problem.MissingTool(ground.host().value(), "python3")));
        String text = ModuleTemplate.unit(module, folder, python);
        Unit unit = ground.unit();
        String path = UnitFiles.unit(unit.name());

        List<Step> steps = new ArrayList<>(code(ground, owner, folder, request.code()));
        steps.add(UnitSteps.verify(unit, "", text));
        steps.add(new Step.WriteFile(path, Content.of(text), Ownership.ROOT_PUBLIC, ground.at(path)));
        steps.add(UnitSteps.reload());
        if (request.enable()) {
            steps.add(UnitSteps.enable(unit));
            steps.add(UnitSteps.isEnabled(unit));
        }
        if (request.start()) {
            steps.add(UnitSteps.start(unit));
            steps.add(UnitSteps.runs(unit));
        }
        return plan(ground.host(), "create", module.name(), steps);
    }

    /**
     * Writes the unit of a module that is there anew from the template; one that a deployed manager made becomes registered
     * so. Empty if it says already what it should.
     */
    public Optional<Plan> renew(ModuleGround ground, CreateRequest request) {
        ModuleGround.Owner owner = guard.owner(ground, request);
        Registration module = registration(request, owner);
        guard.isThis(ground, module);
        ModuleFolder folder = ModuleFolder.of(owner, module.serviceType());
        guard.codeIsThere(ground, folder);
        String python = owner.python()
                .orElseThrow(() -> new ProblemException(new Problem.MissingTool(ground.host().value(), "python3")));
        String text = ModuleTemplate.unit(module, folder, python);
        String path = UnitFiles.unit(ground.unit().name());
        if (ground.at(path) instanceof FileState.Present there && there.sha256().equals(Bytes.utf8(text).sha256())) {
            return Optional.empty();
        }
        return Optional.of(plan(
                ground.host(),
                "renew",
                module.name(),
                List.of(
                        UnitSteps.verify(ground.unit(), "", text),
                        new Step.WriteFile(path, Content.of(text), Ownership.ROOT_PUBLIC, ground.at(path)),
                        UnitSteps.reload())));
    }

    private Registration registration(CreateRequest request, ModuleGround.Owner owner) {
        return new Registration(
                request.guid().map(ModuleName::guid).orElseGet(this::guid),
                request.name(),
                ModuleName.description(request.description()),
                ModuleName.folder(request.serviceType()),
                owner.name());
    }

    /** A random one as in RFC 9562, version 4. */
    private String guid() {
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** A missing main.py is never made up: it is there, or the operator has given it. */
    private List<Step> code(
            ModuleGround ground, ModuleGround.Owner owner, ModuleFolder folder, CreateRequest.Code code) {
        return switch (code) {
            case CreateRequest.Code.Existing _ -> {
                guard.codeIsThere(ground, folder);
                yield List.of();
            }
            case CreateRequest.Code.Starter starter -> {
                guard.codeIsNotThere(ground, folder);
                List<Step> steps = new ArrayList<>();
                Ownership open = new Ownership(owner.name(), owner.group(), 0755);
                for (String path : List.of(folder.modules(), folder.folder())) {
                    if (ground.isAbsent(path)) {
                        steps.add(new Step.MakeFolder(path, open, ground.at(path)));
                    }
                }
                Ownership file = new Ownership(owner.name(), owner.group(), 0644);
                steps.add(new Step.WriteFile(folder.main(), Content.of(starter.mainPy()), file, ground.at(folder.main())));
                yield steps;
            }
        };
    }

    /** Stops and disables a module and takes its unit with its drop-ins away; its code and its data stay. */
    public Plan remove(ModuleGround ground) {
        guard.isModule(ground);
        Unit unit = ground.unit();
        List<Step> steps = new ArrayList<>();
        if (UnitSteps.isUp(unit)) {
            steps.add(UnitSteps.stop(unit));
        }
        if (Set.of("enabled", "enabled-runtime").contains(unit.enabled())) {
            steps.add(UnitSteps.disable(unit));
        }
        UnitFiles.dropIns(unit).forEach(path -> steps.add(new Step.RemoveFile(path, ground.at(path))));
        dropInFolder(ground).ifPresent(steps::add);
        String path = UnitFiles.unit(unit.name());
        steps.add(new Step.RemoveFile(path, ground.at(path)));
        steps.add(UnitSteps.reload());
        return plan(ground.host(), "remove", unit.name(), steps);
    }

    /** The folder goes if nothing else is in it. */
    private static Optional<Step> dropInFolder(ModuleGround ground) {
        String folder = UnitFiles.dropInFolder(ground.unit().name());
        if (!(ground.at(folder) instanceof FileState.Folder there)) {
            return Optional.empty();
        }
        return Optional.of(Step.Run.of(
                Text.of("module", "step.rmdir", folder),
                List.of("rmdir", "--ignore-fail-on-non-empty", "--", folder),
                List.of("mkdir", "-p", "-m", there.ownership().octal(), "--", folder)));
    }

    /**
     * Puts a drop-in of ours beside the unit, once systemd-analyze has found no fault with it. Any service may be edited
     * so: its own file stays as it is.
     */
    public Plan edit(ModuleGround ground, EditRequest request) {
        Unit unit = ground.unit();
        guard.isThere(ground.host(), unit);
        guard.canRun(ground.host(), unit);
        guard.canBeDropIn(request.dropIn(), DROP_IN_LIMIT);
        String path = UnitFiles.ourDropIn(unit.name());
        guard.isAsSeen(ground, path, request.before());
        String folder = UnitFiles.dropInFolder(unit.name());
        if (ground.at(path) instanceof FileState.Present(var sum, var _, var _, var _)
                && sum.equals(Bytes.utf8(request.dropIn()).sha256())) {
            throw new ProblemException(new Problem.AlreadyThere(
                    Text.of("module", "drop-in"), UnitFiles.OUR_DROP_IN, path));
        }
        List<Step> steps = new ArrayList<>();
        steps.add(UnitSteps.verify(unit, UnitFiles.OUR_DROP_IN, request.dropIn()));
        if (ground.isAbsent(folder)) {
            steps.add(new Step.MakeFolder(folder, FOLDER, ground.at(folder)));
        }
        steps.add(new Step.WriteFile(path, Content.of(request.dropIn()), Ownership.ROOT_PUBLIC, ground.at(path)));
        steps.add(UnitSteps.reload());
        if (request.restart()) {
            steps.add(UnitSteps.restartInto(unit));
            steps.add(UnitSteps.runs(unit));
        }
        return plan(ground.host(), "edit", unit.name(), steps);
    }

    private Plan plan(HostName host, String what, String name, List<Step> steps) {
        return new Plan(
                PlanId.next(clock, random),
                Text.of("module", "plan." + what, name),
                host,
                true,
                steps,
                Optional.empty(),
                Optional.empty(),
                clock.instant());
    }
}
