package org.hostkeeper.module;

/** The unit file of a module as deployed hosts have it (docs/contracts.md, modules), with its registration at the end. */
final class ModuleTemplate {
    private static final String SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private ModuleTemplate() {}

    static String unit(Registration module, ModuleFolder folder, String python) {
        return """
                [Unit]
                Description=Module Service for %1$s
                After=network.target

                [Service]
                Type=simple
                User=%2$s
                WorkingDirectory=%3$s
                ExecStart=%4$s %5$s
                Restart=no
                StandardOutput=journal
                StandardError=journal
                SyslogIdentifier=%1$s
                Environment=PATH=%6$s
                Environment=PYTHONUNBUFFERED=1

                [Install]
                WantedBy=multi-user.target

                %7$s"""
                .formatted(
                        ModuleName.base(module.name()),
                        module.owner(),
                        folder.folder(),
                        python,
                        folder.main(),
                        path(python),
                        Registrations.section(module));
    }

    /** Programs of the owner's venv come first, as if it were activated. */
    private static String path(String python) {
        String programs = python.substring(0, python.lastIndexOf('/'));
        return programs.equals("/usr/bin") ? SYSTEM_PATH : programs + ":" + SYSTEM_PATH;
    }
}
