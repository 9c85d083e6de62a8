package org.hostkeeper.cli.agent;

import java.nio.file.Path;
import java.util.Optional;
import org.hostkeeper.assembly.AgentRuntimes;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.deployment.AgentRuntime;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings the agent onto hosts, or a newer one in its place. */
@Command(
        name = "install",
        description = {
            "Install the agent on hosts, or bring it up to date: its own Java, a user, settings, systemd units.",
            "A new agent listens on loopback only and asks for tokens; \"agent token make\" on the host makes one.",
            "The program is sent first, into the login user's cache, unless it is there already."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper agent install --host web1 --owner op --dry-run",
            "  hostkeeper agent install --tag shop --owner op --canary shop-1 --yes"
        })
final class AgentInstall extends PlannedChange {
    @Option(names = "--owner", paramLabel = "USER",
            description = "Whose modules the agent looks after: whom its settings name, else the login user, and never root unless it is named here. Settings for another owner are not overwritten: the command says what to do.")
    private Optional<String> owner = Optional.empty();

    @Option(names = "--new-settings",
            description = "Where a removed agent has left its settings: put those of a new one in their place; undo brings them back.")
    private boolean newSettings;

    @Option(names = "--runtime", paramLabel = "FILE",
            description = "The packed agent, agent-linux-ARCHITECTURE.tar.gz; else the one that came with this program.")
    private Optional<Path> runtime = Optional.empty();

    AgentInstall(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("deployment", "title.install");
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        AgentRuntime program = AgentRuntimes.of(runtime);
        boolean send = !dryRun();
        return (remote, progress) -> house.agents().changes()
                .install(remote, program, owner(house, remote), newSettings, send ? Optional.of(progress) : Optional.empty());
    }

    private String owner(Assembly house, Remote remote) {
        Optional<String> known = newSettings ? Optional.empty() : house.agents().changes().settingsOwner(remote);
        return owner.or(() -> known).orElseGet(() -> login(remote));
    }

    private static String login(Remote remote) {
        if (remote.user().equals("root")) {
            throw refused(remote, "agent.owner-needed");
        }
        return remote.user();
    }

    /** A refusal of one host: who planned for many still gets the others' answers. */
    static ProblemException refused(Remote remote, String why) {
        String host = remote.host().value();
        return new ProblemException(
                new Problem.Refused(Text.of("deployment", "install", host), Text.of("cli", why, host)));
    }
}
