package org.hostkeeper.demo.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hostkeeper.remote.Shell;

/**
 * One simulated machine. Everything on it is in memory and its own; time comes from the clock. Programs run on many
 * threads at once and lock the machine while they look at it or change it.
 */
public final class Machine {
    private final String name;
    private final Clock clock;
    private final Map<String, Program> programs;
    private final Consumer<String> unknown;

    /**
     * @param programs what it knows, by name
     * @param unknown told of every command line that nothing here understands
     */
    public Machine(String name, Clock clock, Map<String, Program> programs, Consumer<String> unknown) {
        this.name = name;
        this.clock = clock;
        this.programs = Map.copyOf(programs);
        this.unknown = unknown;
    }

    public String name() {
        return name;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Notes something that this machine did not understand; the demo must never meet it. */
    public void unknown(String what) {
        unknown.accept(name + ": " + what);
    }

    /** Runs a command line as it came over SSH and answers its status. */
    public int run(String line, String user, InputStream in, OutputStream out, OutputStream err)
            throws IOException, InterruptedException {
        Call call;
        try {
            call = new Call(this, Shell.split(line), user, in, out, err);
        } catch (IllegalArgumentException e) {
            unknown(line);
            err.write(("hostkeeper-demo: unknown: " + line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return 127;
        }
        return run(call);
    }

    /** Runs a program by its arguments; one that this machine does not know is noted and answers 127. */
    public int run(Call call) throws IOException, InterruptedException {
        List<String> words = call.arguments();
        Program program = words.isEmpty() ? null : programs.get(words.getFirst());
        if (program == null) {
            unknown(Shell.line(words));
            return call.fail(127, "hostkeeper-demo: unknown: " + Shell.line(words));
        }
        return program.run(call);
    }
}
