package org.hostkeeper.cli.exhibition;

import java.util.List;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code vm snapshot delete}. */
@Command(
        name = "delete",
        description = {
            "Delete a snapshot; those that were made upon it stay. No undo brings it back.",
            "The one that a controller reverts to is not deleted."
        },
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper vm snapshot delete artwork after-update --host gallery-1 --dry-run")
final class SnapshotDelete extends VmChange {
    @Parameters(index = "0", paramLabel = "VM", description = "The machine's name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "The snapshot's name.")
    private String snapshot = "";

    SnapshotDelete(Context context) {
        super(context);
    }

    @Override
    List<String> machines() {
        return List.of(name);
    }

    @Override
    Text titled(String names) {
        return Text.of("exhibition", "plan.delete", names, snapshot);
    }

    @Override
    Plan plan(ExhibitionPlans plans, DomainGround ground) {
        return plans.delete(ground, snapshot);
    }
}
