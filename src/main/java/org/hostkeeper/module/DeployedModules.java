package org.hostkeeper.module;

import java.util.List;
import java.util.Optional;

/**
 * What a deployed module manager keeps on a host.
 *
 * @param owner the user that its service runs as, whose modules they are
 * @param config its config.json
 * @param database the path of its modules.db
 */
public record DeployedModules(Optional<Manager> manager, List<DeployedModule> modules) {
    /** The daemon whose data this is. */
    public record Manager(String owner, String config, String database) {}

    public DeployedModules {
        modules = List.copyOf(modules);
    }

    /** The row that this unit stands for. */
    public Optional<DeployedModule> find(String unit) {
        return modules.stream().filter(m -> m.unit().equals(unit)).findFirst();
    }
}
