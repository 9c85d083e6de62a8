package org.hostkeeper.cli.exhibition;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything about the snapshots of virtual machines. */
@Command(
        name = "snapshot",
        description = "The snapshots of virtual machines.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper vm snapshot list artwork --host gallery-1",
            "  hostkeeper vm snapshot create artwork after-update --host gallery-1 --dry-run",
            "  hostkeeper vm snapshot delete artwork after-update --host gallery-1"
        })
final class SnapshotCommand extends Group {
    private SnapshotCommand() {}

    static CommandLine commands(Context context) {
        return new CommandLine(new SnapshotCommand())
                .addSubcommand(new SnapshotList(context))
                .addSubcommand(new SnapshotCreate(context))
                .addSubcommand(new SnapshotPromote(context))
                .addSubcommand(new SnapshotDelete(context));
    }
}
