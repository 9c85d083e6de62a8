package org.hostkeeper.cli.schedule;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The update of a package mirror. */
@Command(
        name = "mirror",
        description = "The job that updates a package mirror with apt-mirror: /etc/cron.d/pop-mirror.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper cron mirror verify --tag mirror",
            "  hostkeeper cron mirror setup --host mirror-1 --dry-run",
            "  hostkeeper cron mirror update --host mirror-1 --yes"
        })
final class MirrorCommand extends Group {
    private MirrorCommand() {}

    static CommandLine commands(Context context) {
        return new CommandLine(new MirrorCommand())
                .addSubcommand(new MirrorSetup(context))
                .addSubcommand(new MirrorVerify(context))
                .addSubcommand(new MirrorUpdate(context))
                .addSubcommand(new MirrorLastRun(context));
    }
}
