package org.hostkeeper.cli.exhibition;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;

/** The command {@code vm start}. */
@Command(
        name = "start",
        description = {
            "Start machines; one that is paused goes on.",
            "Where a controller watches, it starts the machine, and that reverts it to its snapshot."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper vm start artwork --host gallery-1"})
final class VmStart extends VmsChange {
    VmStart(Context context) {
        super(context);
    }

    @Override
    Text titled(String names) {
        return Text.of("exhibition", "plan.start", names);
    }

    @Override
    Plan plan(ExhibitionPlans plans, DomainGround ground) {
        return plans.start(ground);
    }
}
