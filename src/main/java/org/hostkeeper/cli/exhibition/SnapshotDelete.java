package org.hostkeeper.cli.exhibition;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.plan.Plan;
import picocli.CommandLine.Command;

/** The command {@code vm snapshot delete}. */
@Command(
        name = "delete",
        description = {
            "Delete a snapshot; those that were made upon it stay. No undo brings it back.",
            "The one that a controller reverts to is not deleted."
        },
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper vm snapshot delete artwork after-update --host gallery-1 --dry-run")
final class SnapshotDelete extends SnapshotChange {
    SnapshotDelete(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "delete";
    }

    @Override
    Plan plan(ExhibitionPlans plans, DomainGround ground) {
        return plans.delete(ground, snapshot());
    }
}
