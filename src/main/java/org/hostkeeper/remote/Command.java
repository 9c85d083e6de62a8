package org.hostkeeper.remote;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command for a host: an argument list, never a shell string. It runs with LC_ALL=C. What must not be seen in a
 * process list goes through {@link #input}; the input is never printed, logged or journalled.
 *
 * @param arguments the program and its arguments
 * @param environment added to the host's own; LC_ALL=C is always set
 * @param input standard input, then end of file
 * @param asRoot whether it needs root: directly for a root login, else through the host's sudo
 * @param limit how long it may take; it is stopped after that
 * @param outputLimit how many bytes it may say on each of the two streams
 */
public record Command(
        List<String> arguments,
        Map<String, String> environment,
        byte[] input,
        boolean asRoot,
        Duration limit,
        long outputLimit) {
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(30);
    public static final long USUAL_OUTPUT = 16L << 20;

    private static final byte[] NOTHING = {};

    public Command {
        arguments = List.copyOf(arguments);
        environment = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("A command needs a program");
        }
    }

    public static Command of(String program, String... arguments) {
        List<String> all = new ArrayList<>();
        all.add(program);
        all.addAll(List.of(arguments));
        return of(all);
    }

    public static Command of(List<String> arguments) {
        return new Command(arguments, Map.of(), NOTHING, false, USUAL_LIMIT, USUAL_OUTPUT);
    }

    /**
     * A fixed script of ours with its parameters as {@code $1}, {@code $2} …, which the shell never reads as code.
     *
     * @param name what {@code $0} says in the script's own error messages
     */
    public static Command script(String script, String name, String... parameters) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", script, name));
        all.addAll(List.of(parameters));
        return of(all);
    }

    public Command withInput(byte[] bytes) {
        return new Command(arguments, environment, bytes, asRoot, limit, outputLimit);
    }

    public Command withEnvironment(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Command(arguments, more, input, asRoot, limit, outputLimit);
    }

    public Command asRoot(boolean needed) {
        return new Command(arguments, environment, input, needed, limit, outputLimit);
    }

    public Command within(Duration newLimit) {
        return new Command(arguments, environment, input, asRoot, newLimit, outputLimit);
    }

    public Command sayingAtMost(long bytes) {
        return new Command(arguments, environment, input, asRoot, limit, bytes);
    }

    /** What a person sees of it: the command line, or the script's name with its parameters. */
    public String shown() {
        boolean script = arguments.size() >= 4 && arguments.get(0).equals("sh") && arguments.get(1).equals("-c");
        return Shell.line(script ? arguments.subList(3, arguments.size()) : arguments);
    }

    @Override
    public String toString() {
        return shown();
    }
}
