package org.hostkeeper.cli.agent;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.assembly.AgentRuntimes;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.deployment.AgentRuntime;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts the agent in the place of deployed module managers. */
@Command(
        name = "adopt",
        description = {
            "Put the agent in the place of a deployed module manager: with its settings, its table of modules and its address.",
            "Its clients notice nothing; what they need without a token stays open and is told as such. The manager is stopped and",
            "stays where it is: undo brings it back. Passwords in its config.json do not leave the host.",
            "\"agent defects\" lists before and after what is wrong with it, and what mends that."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper adopt --host shop-1 --dry-run", "  hostkeeper adopt --tag shop --canary shop-1 --yes"})
public final class AdoptCommand extends PlannedChange {
    @Option(names = "--runtime", paramLabel = "FILE",
            description = "The packed agent, agent-linux-ARCHITECTURE.tar.gz; else the one that came with this program.")
    private Optional<Path> runtime = Optional.empty();

    @Option(names = "--as-root",
            description = "Go on where the manager runs as root: its modules are root's, and so whoever reaches the agent without a token runs code as root.")
    private boolean asRoot;

    public AdoptCommand(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("deployment", "title.adopt");
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        AgentRuntime program = AgentRuntimes.of(runtime);
        boolean send = !dryRun();
        return (remote, progress) -> {
            String owner = house.agents().changes().managersOwner(remote);
            if (owner.equals("root") && !asRoot) {
                throw AgentInstall.refused(remote, "adopt.root");
            }
            return house.agents().changes().adopt(remote, program, owner, send ? Optional.of(progress) : Optional.empty());
        };
    }

    @Override
    protected void done(Printer printer, Set<HostName> hosts) {
        printer.hint("adopted.hint");
    }
}
