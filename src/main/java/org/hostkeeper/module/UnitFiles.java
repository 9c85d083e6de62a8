package org.hostkeeper.module;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where the administrator's files about a unit lie (systemd.unit(5)). Only these are ever written or removed. */
final class UnitFiles {
    static final String FOLDER = "/etc/systemd/system/";
    static final String OUR_DROP_IN = "hostkeeper.conf";

    private UnitFiles() {}

    static String unit(String name) {
        return FOLDER + name;
    }

    static String dropInFolder(String name) {
        return FOLDER + name + ".d";
    }

    static String ourDropIn(String name) {
        return dropInFolder(name) + "/" + OUR_DROP_IN;
    }

    /** The unit's drop-ins in that folder, without those of other folders that apply to it as well. */
    static List<String> dropIns(Unit unit) {
        return unit.dropIns().stream()
                .filter(path -> path.startsWith(dropInFolder(unit.name()) + "/"))
                .toList();
    }

    /** Everything that a plan about this unit may touch. */
    static List<String> of(Unit unit) {
        Set<String> paths = new LinkedHashSet<>(List.of(unit(unit.name()), dropInFolder(unit.name()), ourDropIn(unit.name())));
        paths.addAll(dropIns(unit));
        return new ArrayList<>(paths);
    }
}
