package org.hostkeeper.agent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.UnitsOnDisk;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Which unit is which module's: the one that is registered for its GUID, else the one that its name comes to. The unit
 * files are read only when a module came, went or changed its name. Safe from any thread.
 */
final class UnitModules {
    /** What the unit's name is made of. */
    private record Named(String guid, String name) {}

    private final ModuleRegister register;
    private final UnitsOnDisk disk;
    private volatile Set<Named> named = Set.of();
    private volatile Map<String, String> guids = Map.of();

    UnitModules(ModuleRegister register, UnitsOnDisk disk) {
        this.register = register;
        this.disk = disk;
        refresh();
    }

    /** Whether anything is otherwise than before. */
    boolean refresh() {
        List<DeployedModule> modules = register.all();
        Set<Named> now = new HashSet<>();
        modules.forEach(module -> now.add(new Named(module.guid(), module.name())));
        if (now.equals(named)) {
            return false;
        }
        Map<String, String> registered = new HashMap<>();
        disk.registered().forEach((unit, registration) -> registered.put(registration.guid(), unit));
        Map<String, String> units = new HashMap<>();
        modules.forEach(module -> units.put(
                Optional.ofNullable(registered.get(module.guid())).orElseGet(module::unit), module.guid()));
        named = now;
        guids = Map.copyOf(units);
        return true;
    }

    Set<String> units() {
        return guids.keySet();
    }

    Optional<DeployedModule> moduleOf(String unit) {
        return Optional.ofNullable(guids.get(unit)).flatMap(register::find);
    }

    String unitOf(String guid) {
        return guids.entrySet().stream()
                .filter(unit -> unit.getValue().equals(guid))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound(Text.of("agent.action", "module"), guid)));
    }
}
