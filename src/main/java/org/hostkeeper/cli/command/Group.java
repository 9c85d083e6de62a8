package org.hostkeeper.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that only has meaning with another one after it: {@code host}, {@code module}. */
public class Group implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    boolean help() {
        return help;
    }

    @Override
    public void run() {
        CommandLine itself = spec.commandLine();
        throw new ParameterException(
                itself,
                "%s needs one of: %s"
                        .formatted(spec.qualifiedName(), String.join(", ", itself.getSubcommands().keySet())));
    }
}
