package org.hostkeeper.agent.root;

/** What can be done with a module that the helper's list allows. */
public sealed interface ModuleRequest extends HelperRequest {
    String guid();

    /** What the module is called now; its unit is found by its GUID, and by this only if a deployed manager made it. */
    @Override
    String name();

    /** Write the module's unit, or bring it up to date; neither enabled nor started. */
    record Create(String guid, String name, String description, String serviceType) implements ModuleRequest {}

    /** Stop and disable it, and take its unit away. */
    record Remove(String guid, String name) implements ModuleRequest {}

    /** Start it unless it runs. */
    record Start(String guid, String name) implements ModuleRequest {}

    /** Stop it if it runs. */
    record Stop(String guid, String name) implements ModuleRequest {}

    /** Start it anew. */
    record Restart(String guid, String name) implements ModuleRequest {}
}
