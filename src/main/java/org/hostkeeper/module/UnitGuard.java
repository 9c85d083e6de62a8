package org.hostkeeper.module;

import java.util.Optional;
import java.util.Set;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Keeps plans away from what they must not touch: units that are not there, that systemd refuses, that are somebody
 * else's. Deployed managers overwrote "ssh" and gave "pump-1" and "pump 1" one unit (docs/contracts.md, modules).
 */
final class UnitGuard {
    private static final Set<String> INSTALLABLE =
            Set.of("enabled", "disabled", "enabled-runtime", "linked", "linked-runtime", "indirect", "alias");

    void isThere(HostName host, Unit unit) {
        if (unit.load().equals("not-found") && !UnitSteps.isUp(unit)) {
            throw new ProblemException(new Problem.NotFound(words("service-on", host.value()), unit.name()));
        }
    }

    void canRun(HostName host, Unit unit) {
        isThere(host, unit);
        switch (unit.load()) {
            case "masked" -> throw refused(unit.name(), "refused.masked");
            case "bad-setting", "error" -> throw refused(unit.name(), "refused.bad-setting");
            default -> {}
        }
    }

    void canBeEnabled(HostName host, Unit unit) {
        canRun(host, unit);
        if (!unit.enabled().isEmpty() && !INSTALLABLE.contains(unit.enabled())) {
            throw new ProblemException(new Problem.Refused(Text.literal(unit.name()), words("refused.static", unit.enabled())));
        }
    }

    /** The owner as the host knows it; root only if that was said. */
    ModuleGround.Owner owner(ModuleGround ground, CreateRequest request) {
        String name = ModuleName.user(request.owner().orElse(ground.login()));
        ModuleGround.Owner owner = ground.owner()
                .filter(o -> o.name().equals(name))
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound(words("user-on", ground.host().value()), name)));
        if (owner.uid() == 0 && !request.rootAllowed()) {
            throw new ProblemException(new Problem.Refused(Text.literal(request.name()), words("refused.root")));
        }
        return owner;
    }

    /** Neither a unit of that name nor a module of that guid. */
    void nothingThere(ModuleGround ground, Registration module) {
        Unit unit = ground.unit();
        // as its file is named: an alias would show the name of the unit behind it
        String name = ModuleName.unit(module.name());
        boolean free = unit.load().equals("not-found") && !UnitSteps.isUp(unit) && unit.name().equals(name);
        if (!free || !ground.isAbsent(UnitFiles.unit(unit.name()))) {
            throw new ProblemException(new Problem.AlreadyThere(words("service"), name, whose(unit)));
        }
        if (!ground.isAbsent(UnitFiles.dropInFolder(name))) {
            throw new ProblemException(
                    new Problem.AlreadyThere(words("drop-in"), name, UnitFiles.dropInFolder(name)));
        }
        ground.modules().entrySet().stream()
                .filter(m -> m.getValue().guid().equals(module.guid()))
                .findFirst()
                .ifPresent(m -> {
                    throw new ProblemException(new Problem.AlreadyThere(words("guid"), module.guid(), m.getKey()));
                });
    }

    private static String whose(Unit unit) {
        return unit.module().map(m -> m.name() + ", ").orElse("") + (unit.fragment().isEmpty() ? unit.name() : unit.fragment());
    }

    /** Ours by its registration, or made by a deployed manager and so adopted (docs/contracts.md, modules). */
    void isModule(ModuleGround ground) {
        Unit unit = ground.unit();
        isThere(ground.host(), unit);
        String path = UnitFiles.unit(unit.name());
        boolean regular = ground.at(path) instanceof FileState.Present;
        if (!regular || !unit.fragment().equals(path) || !(unit.module().isPresent() || unit.adopted())) {
            throw refused(unit.name(), "refused.not-a-module");
        }
    }

    /** The unit is this very module's: by its GUID, or made by a deployed manager, which knew none. */
    void isThis(ModuleGround ground, Registration module) {
        isModule(ground);
        ground.unit().module().map(Registration::guid).filter(guid -> !guid.equals(module.guid())).ifPresent(_ -> {
            Unit unit = ground.unit();
            throw new ProblemException(new Problem.AlreadyThere(words("service"), unit.name(), whose(unit)));
        });
    }

    void codeIsThere(ModuleGround ground, ModuleFolder folder) {
        if (ground.isAbsent(folder.main())) {
            throw new ProblemException(new Problem.NotFound(words("code-on", ground.host().value()), folder.main()));
        }
    }

    void codeIsNotThere(ModuleGround ground, ModuleFolder folder) {
        if (!ground.isAbsent(folder.main())) {
            throw new ProblemException(
                    new Problem.AlreadyThere(words("code"), folder.main(), ground.host().value()));
        }
    }

    /** Nobody has written there since a person looked. */
    void isAsSeen(ModuleGround ground, String path, Optional<String> before) {
        boolean same = before.isEmpty()
                || switch (ground.at(path)) {
                    case FileState.Absent _ -> before.get().isEmpty();
                    case FileState.Present there -> there.sha256().equals(Bytes.utf8(before.get()).sha256());
                    case FileState.Folder _, FileState.SymbolicLink _ -> false;
                };
        if (!same) {
            throw new ProblemException(new Problem.Conflict(ground.host().value(), path));
        }
    }

    void canBeDropIn(String text, int limit) {
        boolean clean = text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
        Optional<String> first = text.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#") && !l.startsWith(";")).findFirst();
        boolean section = first.filter(l -> l.startsWith("[")).isPresent();
        if (!clean || !section || !text.endsWith("\n") || text.length() > limit) {
            throw new ProblemException(
                    new Problem.InvalidInput(words("drop-in"), text, words("drop-in.rule", limit)));
        }
    }

    private static ProblemException refused(String what, String why) {
        return new ProblemException(new Problem.Refused(Text.literal(what), words(why)));
    }

    private static Text words(String key, Object... args) {
        return Text.of("module", key, args);
    }
}
