package org.hostkeeper.remote.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Following;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.Terminal;
import org.hostkeeper.remote.Tunnel;

/** A host by way of a launcher: limits, root, files and tunnels, the same for every way. */
public final class ProcessRemote implements Remote {
    private final HostName host;
    private final String user;
    private final Launcher launcher;
    private final SudoPassword password;
    private final SudoLauncher sudo;
    private final Marks marks = new Marks();

    /** @param launcher is closed with this */
    public ProcessRemote(Host host, String user, Launcher launcher, Questions questions) {
        this.host = host.name();
        this.user = user;
        this.launcher = launcher;
        this.password = new SudoPassword(host.name(), user, questions);
        this.sudo = new SudoLauncher(host.name(), user, host.sudo(), launcher, password, marks);
    }

    @Override
    public HostName host() {
        return host;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public Output run(Command command) {
        return run(command, out -> out.write(command.input()));
    }

    Output run(Command command, Feed feed) {
        Collector collector = new Collector(command.outputLimit());
        String mark = marks.next();
        try {
            Running running = launch(command, mark, collector);
            Feed.start(feed, running);
            return awaited(command, mark, collector, running);
        } catch (InterruptedException e) {
            throw interrupted(command, e);
        }
    }

    private Output awaited(Command command, String mark, Collector collector, Running running)
            throws InterruptedException {
        boolean over = false;
        try {
            Optional<Ending> ending = collector.await(command.limit());
            if (ending.isPresent() && ending.get() instanceof Ending.Exited(int status)) {
                over = true;
                return collector.output(status);
            }
            throw new ProblemException(ending.map(e -> problem(e, command)).orElseGet(() -> timedOut(command)));
        } finally {
            running.stop();
            if (!over) {
                reap(mark, command.asRoot());
            }
        }
    }

    private Problem problem(Ending ending, Command command) {
        return switch (ending) {
            case Ending.Exited e -> throw new IllegalStateException("Not a problem: " + e);
            case Ending.Lost _ -> new Problem.ConnectionLost(host.value(), command.shown());
            case Ending.TooMuch _ ->
                new Problem.OutputTooLarge(host.value(), command.shown(), command.outputLimit());
        };
    }

    private Problem timedOut(Command command) {
        return new Problem.TimedOut(host.value(), command.shown(), command.limit());
    }

    private ProblemException interrupted(Command command, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ProblemException(new Problem.Cancelled(command.shown()), e);
    }

    private Running launch(Command command, String mark, Listener listener) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("env", "LC_ALL=C", Reaper.VARIABLE + "=" + mark));
        command.environment().forEach((name, value) -> words.add(variable(name) + "=" + value));
        words.addAll(command.arguments());
        try {
            return launch(words, command.asRoot(), listener);
        } catch (ProblemException e) {
            throw named(e, command);
        }
    }

    /** The way does not know what it was to start; a person wants to. */
    private ProblemException named(ProblemException e, Command command) {
        return switch (e.problem()) {
            case Problem.ConnectionLost lost ->
                new ProblemException(new Problem.ConnectionLost(lost.host(), command.shown()), e);
            case Problem.TimedOut late ->
                new ProblemException(new Problem.TimedOut(late.host(), command.shown(), late.limit()), e);
            default -> e;
        };
    }

    private Running launch(List<String> words, boolean asRoot, Listener listener) throws InterruptedException {
        return asRoot && !user.equals("root") ? sudo.launch(words, listener) : launcher.launch(words, listener);
    }

    private static String variable(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("Not a name for a variable: " + name);
        }
        return name;
    }

    /** Ends in the background what a given-up command left; nobody waits for it, and it may fail with the connection. */
    private void reap(String mark, boolean asRoot) {
        if (!launcher.isOpen()) {
            return;
        }
        Thread.ofVirtual().name("reap " + host).start(() -> {
            Collector nobody = new Collector(Command.USUAL_OUTPUT);
            try {
                Running running = launch(Reaper.words(mark), asRoot, nobody);
                Feed.start(_ -> {}, running);
                nobody.await(Reaper.limit());
                running.stop();
            } catch (ProblemException | InterruptedException e) {
                // Whoever gave up was told already; what remains on the host is said there.
            }
        });
    }

    @Override
    public Following stream(Command command, Consumer<String> lines) {
        String mark = marks.next();
        LineFollowing following = new LineFollowing(host, command, lines, () -> reap(mark, command.asRoot()));
        try {
            Running running = launch(command, mark, following);
            Feed.start(out -> out.write(command.input()), running);
            following.begin(running);
            return following;
        } catch (InterruptedException e) {
            throw interrupted(command, e);
        }
    }

    @Override
    public byte[] read(String path, long limit) {
        return new FileCommands(this).read(path, limit);
    }

    @Override
    public void write(String path, byte[] content, int mode) {
        new FileCommands(this).write(path, content, mode);
    }

    @Override
    public void upload(Path source, String path, int mode, Progress progress) {
        new FileCommands(this).upload(source, path, mode, progress);
    }

    @Override
    public Tunnel tunnel(String address, int port) {
        return LoopbackTunnel.open(host, () -> launcher.dial(address, port));
    }

    @Override
    public Terminal terminal(Terminal.Size size) {
        return launcher.terminal(size);
    }

    @Override
    public boolean isOpen() {
        return launcher.isOpen();
    }

    @Override
    public void close() {
        password.close();
        launcher.close();
    }

    static Duration limitFor(long bytes) {
        return Duration.ofSeconds(60 + (bytes >> 16));
    }
}
