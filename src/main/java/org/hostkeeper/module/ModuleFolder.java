package org.hostkeeper.module;

import java.util.List;

/** Where a module's code lives: {@code ~owner/modules/SERVICE_TYPE/main.py} (docs/contracts.md, modules). */
record ModuleFolder(String modules, String folder, String main) {
    static ModuleFolder of(ModuleGround.Owner owner, String serviceType) {
        String modules = ModuleName.home(owner.home()) + "/modules";
        String folder = modules + "/" + serviceType;
        return new ModuleFolder(modules, folder, folder + "/main.py");
    }

    List<String> paths() {
        return List.of(modules, folder, main);
    }
}
