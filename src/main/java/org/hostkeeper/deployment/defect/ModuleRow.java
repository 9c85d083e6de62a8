package org.hostkeeper.deployment.defect;

/** A row of a deployed table of modules, as it stands there: nobody checked any of it. */
public record ModuleRow(String guid, String name, String serviceType) {
    /** The unit that the deployed manager made, or would make, for it: any letter or digit of any script stays. */
    String unit() {
        return name.replaceAll("[^\\p{L}\\p{N}_]", "_") + ".service";
    }
}
