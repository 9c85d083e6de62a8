package org.hostkeeper.cli.mqtt;

import java.util.Optional;
import org.hostkeeper.broker.ModuleCommand;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything at brokers. */
@Command(
        name = "mqtt",
        description = {
            "Brokers: who is at them, how their modules are, commands to modules, topics and retained messages.",
            "Works with the agent and with a deployed module manager, which takes commands and answers none."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper mqtt broker add hall --address broker.example.org:8883 --tls --user console",
            "  hostkeeper mqtt modules",
            "  hostkeeper mqtt restart pump_1 --broker hall",
            "  hostkeeper mqtt topics --filter 'module_manager/#'",
            "  hostkeeper mqtt clear module_manager/status/old --broker hall"
        })
public final class MqttCommand extends Group {
    private MqttCommand() {}

    public static CommandLine commands(Context context) {
        CommandLine commands = new CommandLine(new MqttCommand())
                .addSubcommand(BrokerCommand.commands(context))
                .addSubcommand(new MqttModules(context));
        for (ModuleVerb verb : ModuleVerb.values()) {
            commands.addSubcommand(ForModule.of(context, verb));
        }
        return commands
                .addSubcommand(new RestartAll(context))
                .addSubcommand(new MqttTopics(context))
                .addSubcommand(new MqttWatch(context))
                .addSubcommand(new MqttClear(context));
    }

    /** Every module of a broker. */
    @Command(
            name = "restart-all",
            description = "Restart every module of a manager, one after the other.",
            footerHeading = "%nExamples:%n",
            footer = "  hostkeeper mqtt restart-all --broker hall --wait 120 --yes")
    static final class RestartAll extends Sending {
        RestartAll(Context context) {
            super(context);
        }

        @Override
        Optional<String> module() {
            return Optional.empty();
        }

        @Override
        ModuleCommand command(String guid) {
            return new ModuleCommand.RestartAll();
        }
    }
}
