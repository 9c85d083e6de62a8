package org.hostkeeper.module.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.module.DeployedModule;

/**
 * The port to the table of modules, which a deployed module manager can go on using. Each call is one transaction and
 * leaves no lock behind, however it ends; safe from any thread and beside other programs. What the disk refuses is a {@link
 * org.hostkeeper.problem.Problem.FileRefused}, a damaged file a {@link org.hostkeeper.problem.Problem.StoreDamaged}.
 */
public interface ModuleTable extends AutoCloseable {
    /** By name, then by GUID. */
    List<DeployedModule> all();

    Optional<DeployedModule> find(String guid);

    /** False, and nothing is changed, if the GUID is there already. */
    boolean add(DeployedModule module);

    /** Writes name, description, status and service type of the module with this GUID; false if there is none. */
    boolean change(DeployedModule module);

    /** Writes these statuses by GUID, all or none; tells which modules there are among them, as they are now. */
    List<DeployedModule> statuses(Map<String, ModuleStatus> statuses);

    /** False if there is none of this GUID. */
    boolean remove(String guid);

    @Override
    void close();
}
