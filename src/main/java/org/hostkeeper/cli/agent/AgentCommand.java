package org.hostkeeper.cli.agent;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything about the agent that runs on a managed host. */
@Command(
        name = "agent",
        description = {
            "The agent: the program on a host that takes the place of a deployed module manager.",
            "It runs as a user of its own; what needs root it asks of a second program, the root helper."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper agent install --host web1 --owner op --dry-run",
            "  hostkeeper agent defects --tag shop",
            "  hostkeeper agent run --config /etc/hostkeeper/config.json",
            "  hostkeeper agent token make console --role operate --config /etc/hostkeeper/config.json",
            "  hostkeeper agent COMMAND --help   tells more"
        })
public final class AgentCommand extends Group {
    private AgentCommand() {}

    public static CommandLine commands(Context context) {
        return new CommandLine(new AgentCommand())
                .addSubcommand(new AgentInstall(context))
                .addSubcommand(new AgentRemove(context))
                .addSubcommand(new AgentDefects(context))
                .addSubcommand(new AgentMend(context))
                .addSubcommand(new AgentBrokerAcl(context))
                .addSubcommand(new AgentBrokerTls(context))
                .addSubcommand(new AgentRun())
                .addSubcommand(new AgentHelper())
                .addSubcommand(new AgentToken(context.terminal()))
                .addSubcommand(ConfigCommand.commands());
    }
}
