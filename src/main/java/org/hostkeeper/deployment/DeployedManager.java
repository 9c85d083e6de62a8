package org.hostkeeper.deployment;

import java.util.Optional;
import org.hostkeeper.plan.Ownership;

/**
 * A module manager as it was deployed before the agent (docs/contracts.md, the agent), without any of its secrets.
 *
 * @param owner the user that its service runs as, whose modules these are
 * @param config its config.json
 * @param configAccess whose that file is and who may read it
 * @param database its modules.db
 * @param databaseAccess whose that file is
 * @param folder where the database lies; SQLite writes its journal beside it
 * @param folderAccess whose that folder is
 * @param bind the address that its System API listens on; empty if it does not listen now
 * @param stand how its service stands
 */
public record DeployedManager(
        HostGround.Owner owner,
        String config,
        Ownership configAccess,
        String database,
        Ownership databaseAccess,
        String folder,
        Ownership folderAccess,
        Optional<String> bind,
        HostGround.UnitStand stand) {
    public static final String UNIT = "module-manager.service";

    /**
     * The address that the agent takes over: the one that it was reached at. One that did not listen is taken to have been
     * on every address, as its manual has it.
     */
    String address() {
        return bind.orElse("0.0.0.0");
    }

    boolean isOnLoopback() {
        return Loopback.is(address());
    }
}
