package org.hostkeeper.cli.module;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything about services and registered modules. */
@Command(
        name = "module",
        description = {
            "Services of hosts, and modules: services that are registered with a name, a type and an owner.",
            "Every change shows a preview with --dry-run, and can be taken back with \"hostkeeper undo\"."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper module list --failed",
            "  hostkeeper module why pump_1 --host web1",
            "  hostkeeper module restart nginx.service --tag web --canary web1",
            "  hostkeeper module logs nginx.service --tag web --follow",
            "  hostkeeper module COMMAND --help   tells more"
        })
public final class ModuleCommand extends Group {
    private ModuleCommand() {}

    public static CommandLine commands(Context context) {
        return new CommandLine(new ModuleCommand())
                .addSubcommand(new ModuleList(context))
                .addSubcommand(new ModuleShow(context))
                .addSubcommand(new ModuleWhy(context))
                .addSubcommand(new ModuleDeployed(context))
                .addSubcommand(new ModuleCreate(context))
                .addSubcommand(new ModuleEdit(context))
                .addSubcommand(new ModuleStart(context))
                .addSubcommand(new ModuleStop(context))
                .addSubcommand(new ModuleRestart(context))
                .addSubcommand(new ModuleResetFailed(context))
                .addSubcommand(new ModuleEnable(context))
                .addSubcommand(new ModuleDisable(context))
                .addSubcommand(new ModuleRemove(context))
                .addSubcommand(new ModuleLogs(context));
    }
}
