package org.hostkeeper.cli.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Lets {@code --host a b c} take several words without swallowing what the command is about: in
 * {@code module start --host a ssh.service} only {@code a} is a host. So an option takes more than its first word only
 * when the command's own words were given already, or it takes none, or they stand apart behind {@code --}.
 */
final class Words implements IParameterConsumer {
    @Override
    @SuppressWarnings("JdkObsolete") // the type is picocli's
    public void consumeParameters(Stack<String> args, ArgSpec option, CommandSpec command) {
        if (args.isEmpty() || args.peek().startsWith("-")) {
            throw new ParameterException(
                    command.commandLine(), "Missing value for option " + option.toString());
        }
        List<String> taken = new ArrayList<>(given(option));
        boolean apart = args.contains("--");
        do {
            taken.addAll(List.of(args.pop().split(",")));
        } while ((apart || ownWordsAreThere(command)) && !args.isEmpty() && !args.peek().startsWith("-"));
        option.setValue(taken);
    }

    private static boolean ownWordsAreThere(CommandSpec command) {
        return command.positionalParameters().stream().allMatch(p -> present(p.getValue()));
    }

    private static boolean present(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Collection<?> words ? !words.isEmpty() : value != null;
    }

    private static List<String> given(ArgSpec option) {
        List<String> already = option.getValue();
        return already == null ? List.of() : already;
    }
}
