package org.hostkeeper.cli.mqtt;

import java.util.Optional;
import org.hostkeeper.broker.ModuleCommand;
import org.hostkeeper.cli.command.Context;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A command to one module. */
@Command
final class ForModule extends Sending {
    private final ModuleVerb verb;

    @Parameters(paramLabel = "MODULE", description = "The module's name or GUID.")
    private String module = "";

    private ForModule(Context context, ModuleVerb verb) {
        super(context);
        this.verb = verb;
    }

    static CommandLine of(Context context, ModuleVerb verb) {
        CommandLine command = new CommandLine(new ForModule(context, verb));
        command.setCommandName(verb.word());
        command.getCommandSpec()
                .usageMessage()
                .description(verb.description())
                .footerHeading("%nExamples:%n")
                .footer("  hostkeeper mqtt " + verb.word() + " pump_1 --broker hall --yes");
        return command;
    }

    @Override
    Optional<String> module() {
        return Optional.of(module);
    }

    @Override
    ModuleCommand command(String guid) {
        return verb.command(guid);
    }
}
