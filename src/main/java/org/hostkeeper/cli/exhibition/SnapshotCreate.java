package org.hostkeeper.cli.exhibition;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code vm snapshot create}. */
@Command(
        name = "create",
        description = "Keep the state of a machine as a snapshot. The machine stands still while it is written.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper vm snapshot create artwork after-update --description 'New film' --host gallery-1")
final class SnapshotCreate extends SnapshotChange {
    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "What it is, on one line.")
    private String description = "";

    SnapshotCreate(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "create";
    }

    @Override
    Plan plan(ExhibitionPlans plans, DomainGround ground) {
        return plans.create(ground, snapshot(), description);
    }
}
