package org.hostkeeper.cli.agent;

import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;

/** Takes the agent off hosts. */
@Command(
        name = "remove",
        description = {
            "Stop the agent on hosts and take its units away.",
            "Its program (/opt/hostkeeper), settings (/etc/hostkeeper) and data (/var/lib/hostkeeper-agent) stay, so that",
            "this can be taken back; they may be deleted by hand when that is no longer wanted. Modules run on."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper agent remove --host web1 --dry-run"})
final class AgentRemove extends PlannedChange {
    AgentRemove(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("deployment", "title.remove");
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        return (remote, _) -> house.agents().changes().remove(remote);
    }
}
