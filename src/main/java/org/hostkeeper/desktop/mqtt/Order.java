package org.hostkeeper.desktop.mqtt;

import org.hostkeeper.broker.ModuleCommand;

/**
 * A command that a person gave.
 *
 * @param whom the module's name as it is shown; of a command to all it says so
 */
public record Order(ModuleCommand command, String whom) {
    /** The row in which it is told; empty for all. */
    public String guid() {
        return command.module().orElse("");
    }
}
