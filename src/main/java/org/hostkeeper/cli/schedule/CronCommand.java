package org.hostkeeper.cli.schedule;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything about what runs by the clock. */
@Command(
        name = "cron",
        description = {
            "What runs on hosts by the clock: crontabs, and timers of systemd.",
            "A job is named by its id, which \"cron list\" shows; it is the same on all hosts that have the same line.",
            "Every change shows a preview with --dry-run, and can be taken back with \"hostkeeper undo\"."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper cron list --root",
            "  hostkeeper cron next --count 20 --tag gateway",
            "  hostkeeper cron edit 3f09ab12 --time '5 23 * * 2,5' --host gw1 --dry-run",
            "  hostkeeper cron COMMAND --help   tells more"
        })
public final class CronCommand extends Group {
    private CronCommand() {}

    public static CommandLine commands(Context context) {
        return new CommandLine(new CronCommand())
                .addSubcommand(new CronList(context))
                .addSubcommand(new CronShow(context))
                .addSubcommand(new CronNext(context))
                .addSubcommand(new CronTimeline(context))
                .addSubcommand(new CronRuns(context))
                .addSubcommand(new CronRecord(context))
                .addSubcommand(new CronLint(context))
                .addSubcommand(new CronMend(context))
                .addSubcommand(new CronAdd(context))
                .addSubcommand(new CronEdit(context))
                .addSubcommand(new CronStagger(context))
                .addSubcommand(new CronRemove(context))
                .addSubcommand(new CronEnable(context))
                .addSubcommand(new CronDisable(context))
                .addSubcommand(new CronRun(context))
                .addSubcommand(new CronWrap(context))
                .addSubcommand(new CronUnwrap(context))
                .addSubcommand(new CronToTimer(context))
                .addSubcommand(new CronToCron(context))
                .addSubcommand(MirrorCommand.commands(context));
    }
}
