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

/** The command {@code vm snapshot promote}. */
@Command(
        name = "promote",
        description = {
            "Make the state of a machine of now its golden snapshot, without a moment in which none is good: the agent keeps a",
            "new one, reverts to it, waits until the guest beats, and only then lets the old one go. It interrupts the artwork."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper vm snapshot promote artwork --host gallery-1 --dry-run",
            "  hostkeeper vm snapshot promote artwork --host gallery-1 --interrupt"
        })
final class SnapshotPromote extends VmChange {
    @Parameters(index = "0", paramLabel = "VM", description = "The machine's name.")
    private String name = "";

    @Option(names = "--interrupt", description = "Also within the exhibition's opening hours.")
    private boolean interrupt;

    SnapshotPromote(Context context) {
        super(context);
    }

    @Override
    List<String> machines() {
        return List.of(name);
    }

    @Override
    Text titled(String names) {
        return Text.of("exhibition", "plan.promote", names);
    }

    @Override
    Plan plan(ExhibitionPlans plans, DomainGround ground) {
        return plans.promote(ground, interrupt);
    }
}
