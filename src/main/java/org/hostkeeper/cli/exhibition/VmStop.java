package org.hostkeeper.cli.exhibition;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code vm stop}. */
@Command(
        name = "stop",
        description = {
            "Shut machines down: by the guest agent, then the power button, then by pulling the plug.",
            "Where a controller watches, it pulls the plug, and does not revert the machine until it is started again."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper vm stop artwork --host gallery-1", "  hostkeeper vm stop artwork --host gallery-1 --pull-the-plug"})
final class VmStop extends VmsChange {
    @Mixin
    private Patience patience = new Patience();

    VmStop(Context context) {
        super(context);
    }

    @Override
    protected void check() {
        patience.value();
    }

    @Override
    Text titled(String names) {
        return Text.of("exhibition", "plan.stop", names);
    }

    @Override
    Plan plan(ExhibitionPlans plans, DomainGround ground) {
        return plans.stop(ground, patience.value());
    }
}
