package org.hostkeeper.cli.activity;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Plans that stand open on hosts because something came between. */
@Command(
        name = "plan",
        description = {
            "Plans that stand open on hosts: running, or interrupted and waiting to be finished or undone.",
            "They are found on the hosts themselves, so any console can finish what another one began."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper plan list",
            "  hostkeeper plan show 20261121-083000-abcd",
            "  hostkeeper plan resume 20261121-083000-abcd --yes",
            "  hostkeeper plan rollback 20261121-083000-abcd --host web1 --yes"
        })
public final class PlanCommand extends Group {
    private PlanCommand() {}

    public static CommandLine commands(Context context) {
        return new CommandLine(new PlanCommand())
                .addSubcommand(new PlanList(context))
                .addSubcommand(new PlanShow(context))
                .addSubcommand(new PlanResume(context))
                .addSubcommand(new PlanRollback(context));
    }
}
