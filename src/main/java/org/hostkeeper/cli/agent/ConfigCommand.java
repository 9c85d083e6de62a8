package org.hostkeeper.cli.agent;

import org.hostkeeper.cli.command.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What can be done with the agent's config. */
@Command(
        name = "config",
        description = "The agent's config.json.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper agent config import --help"})
final class ConfigCommand extends Group {
    private ConfigCommand() {}

    static CommandLine commands() {
        return new CommandLine(new ConfigCommand()).addSubcommand(new ConfigImportCommand()).addSubcommand(new ConfigAccessCommand()).addSubcommand(new ConfigBrokerCommand());
    }
}
