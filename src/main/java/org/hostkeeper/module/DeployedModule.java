package org.hostkeeper.module;

/**
 * A row of a deployed module manager's database, as it stands there: shown, never written (docs/contracts.md, modules).
 *
 * @param status active, inactive, failed or other, as that daemon last wrote it
 */
public record DeployedModule(String guid, String name, String description, String status, String serviceType) {

    /** The unit that the manager made, or would make, for it: any letter or digit of any script stays. */
    public String unit() {
        return unitOf(name);
    }

    /** The unit of a module of this name. */
    public static String unitOf(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}_]", "_") + ".service";
    }

    /** The same with another status. */
    public DeployedModule as(String status) {
        return new DeployedModule(guid, name, description, status, serviceType);
    }
}
