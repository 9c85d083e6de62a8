package org.hostkeeper.cli.exhibition;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything about the virtual machines of hosts. */
@Command(
        name = "vm",
        description = {
            "The virtual machines of hosts (libvirt), their snapshots, and who watches them: the host's agent, or a deployed controller.",
            "A machine that is watched is changed through its watcher, so that it is not reverted twice.",
            "Every change shows a preview with --dry-run. What a machine did since its snapshot is lost by a revert."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper vm list --tag museum",
            "  hostkeeper vm revert artwork ready --host gallery-1",
            "  hostkeeper vm snapshot create artwork after-update --host gallery-1",
            "  hostkeeper vm watch artwork --host gallery-1",
            "  hostkeeper vm guest artwork --host gallery-1",
            "  hostkeeper vm history artwork --host gallery-1",
            "  hostkeeper vm evidence artwork --host gallery-1",
            "  hostkeeper vm COMMAND --help   tells more"
        })
public final class VmCommand extends Group {
    private VmCommand() {}

    public static CommandLine commands(Context context) {
        return new CommandLine(new VmCommand())
                .addSubcommand(new VmList(context))
                .addSubcommand(new VmShow(context))
                .addSubcommand(new VmStart(context))
                .addSubcommand(new VmStop(context))
                .addSubcommand(new VmRestart(context))
                .addSubcommand(new VmRevert(context))
                .addSubcommand(SnapshotCommand.commands(context))
                .addSubcommand(new VmWatch(context))
                .addSubcommand(new VmGuest(context))
                .addSubcommand(new VmHistory(context))
                .addSubcommand(new VmEvidence(context))
                .addSubcommand(new VmThumbnail(context));
    }
}
