package org.hostkeeper.cli.exhibition;

import java.util.List;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code vm snapshot create}. */
@Command(
        name = "create",
        description = "Keep the state of a machine as a snapshot. The machine stands still while it is written.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper vm snapshot create artwork after-update --description 'New film' --host gallery-1")
final class SnapshotCreate extends VmChange {
    @Parameters(index = "0", paramLabel = "VM", description = "The machine's name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "SNAPSHOT", description = "The snapshot's name.")
    private String snapshot = "";

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "What it is, on one line.")
    private String description = "";

    SnapshotCreate(Context context) {
        super(context);
    }

    @Override
    List<String> machines() {
        return List.of(name);
    }

    @Override
    Text titled(String names) {
        return Text.of("exhibition", "plan.create", names, snapshot);
    }

    @Override
    Plan plan(ExhibitionPlans plans, DomainGround ground) {
        return plans.create(ground, snapshot, description);
    }
}
