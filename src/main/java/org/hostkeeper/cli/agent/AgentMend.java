package org.hostkeeper.cli.agent;

import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Mends one known defect, by the plan that was offered with it. */
@Command(
        name = "mend",
        description = {
            "Mend a defect that \"agent defects\" lists, by a plan like any other: shown, asked about, and taken back by undo.",
            "Sudo rules are closed under a deadman: unless a new login works, the host restores them by itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper agent mend user-writable-units --host shop-1 --dry-run",
            "  hostkeeper agent mend open-sudo:/etc/sudoers.d/module-manager --tag shop --canary shop-1 --yes"
        })
final class AgentMend extends PlannedChange {
    @Parameters(index = "0", paramLabel = "DEFECT", description = "As the last column of \"agent defects\" calls it.")
    private String defect = "";

    AgentMend(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("deployment.defect", "mend", defect);
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        return (remote, _) -> house.agents().mending().mend(remote.host(), house.agents().defects().defects(remote), defect);
    }
}
