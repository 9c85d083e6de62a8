package org.hostkeeper.cli.exhibition;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.plan.Plan;
import picocli.CommandLine.Command;

/** The command {@code vm revert}. */
@Command(
        name = "revert",
        description = {
            "Put a machine back to a snapshot. What it did since is lost, and no undo brings it back.",
            "Where a controller watches, it is told to revert nothing meanwhile."
        },
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper vm revert artwork ready --host gallery-1")
final class VmRevert extends SnapshotChange {
    VmRevert(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "revert";
    }

    @Override
    Plan plan(ExhibitionPlans plans, DomainGround ground) {
        return plans.revert(ground, snapshot());
    }
}
