package org.hostkeeper.cli.host;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything about the inventory. */
@Command(
        name = "host",
        description = "Keep the list of hosts: add, list, show, history, test, edit, rename, run, files, get, put, remove, import.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper host add web1 --address op@web1.example.org:2222 --sudo nopasswd --tag web",
            "  hostkeeper host list --tag web",
            "  hostkeeper host COMMAND --help   tells more"
        })
public final class HostCommand extends Group {
    private HostCommand() {}

    public static CommandLine commands(Context context) {
        return new CommandLine(new HostCommand())
                .addSubcommand(new HostAdd(context))
                .addSubcommand(new HostList(context))
                .addSubcommand(new HostShow(context))
                .addSubcommand(new HostHistory(context))
                .addSubcommand(new HostTest(context))
                .addSubcommand(new HostEdit(context))
                .addSubcommand(new HostRename(context))
                .addSubcommand(new HostDuplicate(context))
                .addSubcommand(new HostRun(context))
                .addSubcommand(new HostFiles(context))
                .addSubcommand(new HostGet(context))
                .addSubcommand(new HostPut(context))
                .addSubcommand(new HostRemove(context))
                .addSubcommand(new HostImport(context))
                .addSubcommand(new HostForgetKey(context));
    }
}
