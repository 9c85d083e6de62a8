package org.hostkeeper.cli.mqtt;

import java.util.Optional;
import org.hostkeeper.broker.ModuleCommand;
import org.hostkeeper.cli.command.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A command to one module. */
abstract class ForModule extends Sending {
    @Parameters(paramLabel = "MODULE", description = "The module's name or GUID.")
    private String module = "";

    ForModule(Context context) {
        super(context);
    }

    @Override
    final Optional<String> module() {
        return Optional.of(module);
    }

    /** The command {@code mqtt start}. */
    @Command(
            name = "start",
            description = "Start a module.",
            footerHeading = "%nExamples:%n",
            footer = "  hostkeeper mqtt start pump_1 --broker hall --yes")
    static final class Start extends ForModule {
        Start(Context context) {
            super(context);
        }

        @Override
        ModuleCommand command(String guid) {
            return new ModuleCommand.Run(guid, ModuleCommand.Action.START);
        }
    }

    /** The command {@code mqtt stop}. */
    @Command(
            name = "stop",
            description = "Stop a module.",
            footerHeading = "%nExamples:%n",
            footer = "  hostkeeper mqtt stop pump_1 --broker hall --yes")
    static final class Stop extends ForModule {
        Stop(Context context) {
            super(context);
        }

        @Override
        ModuleCommand command(String guid) {
            return new ModuleCommand.Run(guid, ModuleCommand.Action.STOP);
        }
    }

    /** The command {@code mqtt restart}. */
    @Command(
            name = "restart",
            description = "Restart a module.",
            footerHeading = "%nExamples:%n",
            footer = "  hostkeeper mqtt restart pump_1 --broker hall --yes")
    static final class Restart extends ForModule {
        Restart(Context context) {
            super(context);
        }

        @Override
        ModuleCommand command(String guid) {
            return new ModuleCommand.Run(guid, ModuleCommand.Action.RESTART);
        }
    }

    /** The command {@code mqtt create}. */
    @Command(
            name = "create",
            description = "Have the manager write the unit of a module that is in its table.",
            footerHeading = "%nExamples:%n",
            footer = "  hostkeeper mqtt create pump_1 --broker hall --yes")
    static final class Create extends ForModule {
        Create(Context context) {
            super(context);
        }

        @Override
        ModuleCommand command(String guid) {
            return new ModuleCommand.Create(guid);
        }
    }

    /** The command {@code mqtt remove}. */
    @Command(
            name = "remove",
            description = "Have the manager stop a module and remove its unit; its row in the table stays.",
            footerHeading = "%nExamples:%n",
            footer = "  hostkeeper mqtt remove pump_1 --broker hall --yes")
    static final class Remove extends ForModule {
        Remove(Context context) {
            super(context);
        }

        @Override
        ModuleCommand command(String guid) {
            return new ModuleCommand.Remove(guid);
        }
    }
}
