package org.hostkeeper.agent.root;

/**
 * What the root helper can be asked, and all of it: no path, no text of a unit, no argument of a command. What a unit will
 * say follows from these fields, which the helper checks itself.
 */
public sealed interface HelperRequest {
    String guid();

    /** What the module is called now; its unit is found by its GUID, and by this only if a deployed manager made it. */
    String name();

    /** Write the module's unit, or bring it up to date; neither enabled nor started. */
    record Create(String guid, String name, String description, String serviceType) implements HelperRequest {}

    /** Stop and disable it, and take its unit away. */
    record Remove(String guid, String name) implements HelperRequest {}

    /** Start it unless it runs. */
    record Start(String guid, String name) implements HelperRequest {}

    /** Stop it if it runs. */
    record Stop(String guid, String name) implements HelperRequest {}

    /** Start it anew. */
    record Restart(String guid, String name) implements HelperRequest {}
}
