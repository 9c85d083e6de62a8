package org.hostkeeper.cli.mqtt;

import java.util.Locale;
import java.util.function.Function;
import org.hostkeeper.broker.ModuleCommand;

/** What can be sent to one module; the word is the command's. */
enum ModuleVerb {
    START("Start a module.", guid -> new ModuleCommand.Run(guid, ModuleCommand.Action.START)),
    STOP("Stop a module.", guid -> new ModuleCommand.Run(guid, ModuleCommand.Action.STOP)),
    RESTART("Restart a module.", guid -> new ModuleCommand.Run(guid, ModuleCommand.Action.RESTART)),
    CREATE("Have the manager write the unit of a module that is in its table.", ModuleCommand.Create::new),
    REMOVE(
            "Have the manager stop a module and remove its unit; its row in the table stays.",
            ModuleCommand.Remove::new);

    private final String description;
    private final Function<String, ModuleCommand> command;

    ModuleVerb(String description, Function<String, ModuleCommand> command) {
        this.description = description;
        this.command = command;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        return description;
    }

    ModuleCommand command(String guid) {
        return command.apply(guid);
    }
}
