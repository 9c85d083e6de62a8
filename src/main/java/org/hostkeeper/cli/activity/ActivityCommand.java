package org.hostkeeper.cli.activity;

import org.hostkeeper.cli.command.Context;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The record of all changes. Alone it lists the newest, which is what people mean most of the time. */
@Command(
        name = "activity",
        description = {
            "What was done, by whom, and how it ended: the journal of all changes.",
            "Alone it lists the newest. It is append-only and hash-chained; \"verify\" finds a line that was taken out or altered."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper activity list --host web1",
            "  hostkeeper activity show 20261121-083000-abcd",
            "  hostkeeper activity export 20261121-083000-abcd --format sh",
            "  hostkeeper activity redo 20261121-083000-abcd --host web2 --dry-run",
            "  hostkeeper activity verify"
        })
public final class ActivityCommand extends ActivityList {
    private ActivityCommand(Context context) {
        super(context);
    }

    public static CommandLine commands(Context context) {
        return new CommandLine(new ActivityCommand(context))
                .addSubcommand(new ActivityList(context))
                .addSubcommand(new ActivityShow(context))
                .addSubcommand(new ActivityVerify(context))
                .addSubcommand(new ActivityExport(context))
                .addSubcommand(new ActivityRedo(context));
    }
}
