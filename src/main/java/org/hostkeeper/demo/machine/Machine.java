package org.hostkeeper.demo.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.remote.WireLine;
import org.jspecify.annotations.Nullable;

/**
 * One simulated machine. Everything on it is in memory and its own; time comes from the clock. Programs run on many
 * threads at once and look at it or change it inside of {@link #locked}.
 */
public final class Machine {
    private final String name;
    private final Hardware hardware;
    private final Clock clock;
    private final Instant booted;
    private final long seed;
    private final Nature nature;
    private final Tree tree = new Tree();
    private final Systemd systemd;
    private final Hypervisor hypervisor = new Hypervisor();
    private final Map<String, Program> programs;
    private final Consumer<String> unknown;
    private final Consumer<Machine> setUp;
    private final List<Timer> timers = new ArrayList<>();
    private boolean ready;

    /**
     * @param setUp puts things in their places, before anybody looks for the first time
     * @param programs what it knows, by name
     * @param unknown told of every command line that nothing here understands
     */
    public Machine(
            String name,
            Hardware hardware,
            Nature nature,
            Clock clock,
            Consumer<Machine> setUp,
            Map<String, Program> programs,
            Consumer<String> unknown) {
        this.name = name;
        this.hardware = hardware;
        this.nature = nature;
        this.clock = clock;
        this.booted = clock.instant().minus(hardware.up()).truncatedTo(ChronoUnit.MILLIS);
        this.seed = name.hashCode();
        this.systemd = new Systemd(tree, nature, seed);
        this.programs = Map.copyOf(programs);
        this.unknown = unknown;
        this.setUp = setUp;
    }

    public String name() {
        return name;
    }

    public Hardware hardware() {
        return hardware;
    }

    public Nature nature() {
        return nature;
    }

    /** Only inside of {@link #locked}. */
    public Tree tree() {
        return tree;
    }

    /** Only inside of {@link #locked}. */
    public Systemd systemd() {
        return systemd;
    }

    /** Only inside of {@link #locked}. */
    public Hypervisor hypervisor() {
        return hypervisor;
    }

    public Instant now() {
        return clock.instant();
    }

    public Instant booted() {
        return booted;
    }

    /** What makes its chances its own. */
    public long seed() {
        return seed;
    }

    /** Looks at the machine or changes it while nobody else does, with everything settled that is due by now. */
    public synchronized <T> T locked(Supplier<T> work) {
        furnish();
        dueBy(now()).forEach(Runnable::run);
        systemd.settle(now());
        return work.get();
    }

    private synchronized void furnish() {
        if (!ready) {
            ready = true;
            setUp.accept(this);
        }
    }

    /** Does this at that moment, or rather when somebody looks for the first time after it. */
    public synchronized void later(Instant at, Runnable work) {
        timers.add(new Timer(at, work));
    }

    private List<Runnable> dueBy(Instant now) {
        List<Timer> due = timers.stream().filter(timer -> !timer.at().isAfter(now)).toList();
        timers.removeAll(due);
        return due.stream().map(Timer::work).toList();
    }

    private record Timer(Instant at, Runnable work) {}

    /** Whether there is a program of this name or at this path. */
    public boolean knows(String program) {
        return program(program) != null || tree.exists(program);
    }

    private @Nullable Program program(String word) {
        boolean path = word.startsWith("/") && !tree.exists(word);
        return programs.get(path ? word.substring(word.lastIndexOf('/') + 1) : word);
    }

    /** Notes something that this machine did not understand; the demo must never meet it. */
    public void unknown(String what) {
        unknown.accept(name + ": " + what);
    }

    /** Runs a command line as it came over SSH and answers its status. */
    public int run(String line, String user, InputStream in, OutputStream out, OutputStream err)
            throws IOException, InterruptedException {
        furnish();
        List<String> words;
        try {
            words = WireLine.read(line);
        } catch (IllegalArgumentException e) {
            words = List.of(line);
        }
        return run(new Call(this, words, user, in, out, err));
    }

    /** Runs a program by its arguments; one that this machine does not know is noted and answers 127. */
    public int run(Call call) throws IOException, InterruptedException {
        Program program = call.arguments().isEmpty() ? null : program(call.program());
        if (program == null) {
            return unknownCall(call);
        }
        return program.run(call);
    }

    /** Notes a call that no program understood, and answers as a shell does for a command that is not there. */
    public int unknownCall(Call call) throws IOException {
        String line = Shell.line(call.arguments());
        unknown(line);
        return call.fail(127, "hostkeeper-demo: unknown: " + (line.length() > 300 ? line.substring(0, 300) + "…" : line));
    }
}
