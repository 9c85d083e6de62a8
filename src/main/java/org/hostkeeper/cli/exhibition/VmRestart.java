package org.hostkeeper.cli.exhibition;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code vm restart}. */
@Command(
        name = "restart",
        description = {
            "Shut machines down and start them.",
            "Where a controller watches, it restarts the machine, and that reverts it to its snapshot."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper vm restart artwork --host gallery-1 --patience 60"})
final class VmRestart extends VmsChange {
    @Mixin
    private Patience patience = new Patience();

    VmRestart(Context context) {
        super(context);
    }

    @Override
    protected void check() {
        patience.value();
    }

    @Override
    Text titled(String names) {
        return Text.of("exhibition", "plan.restart", names);
    }

    @Override
    Plan plan(ExhibitionPlans plans, DomainGround ground) {
        return plans.restart(ground, patience.value());
    }
}
