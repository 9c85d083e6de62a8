package org.hostkeeper.cli.exhibition;

import java.util.List;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code vm revert}. */
@Command(
        name = "revert",
        description = {
            "Put a machine back to a snapshot. What it did since is lost, and no undo brings it back.",
            "Where a controller watches, it is told to revert nothing meanwhile."
        },
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper vm revert artwork ready --host gallery-1")
final class VmRevert extends VmChange {
    @Parameters(index = "0", paramLabel = "VM", description = "The machine's name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "The snapshot's name.")
    private String snapshot = "";

    VmRevert(Context context) {
        super(context);
    }

    @Override
    List<String> machines() {
        return List.of(name);
    }

    @Override
    Text titled(String names) {
        return Text.of("exhibition", "plan.revert", names, snapshot);
    }

    @Override
    Plan plan(ExhibitionPlans plans, DomainGround ground) {
        return plans.revert(ground, snapshot);
    }
}
