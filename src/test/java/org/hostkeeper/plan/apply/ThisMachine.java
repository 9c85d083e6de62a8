package org.hostkeeper.plan.apply;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.host.PlanScript;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.OnlyRuns;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/**
 * This machine as a host whose plans are kept in a folder of the test, with a connection that breaks where the test wants
 * it to: before a verb reaches the host, or after it ran and before its answer arrives.
 */
final class ThisMachine extends OnlyRuns implements Session {
    static final HostName NAME = new HostName("here");

    private final Path plans;
    private final List<String> verbs = new CopyOnWriteArrayList<>();
    private Break breaks = Break.NEVER;
    private UnaryOperator<Command> change = UnaryOperator.identity();
    private Consumer<String> before = _ -> {};
    private Optional<Path> programs = Optional.empty();

    /** Where the connection breaks: at the so-manieth use of a verb, counted from 1. */
    private record Break(String verb, int count, boolean answerOnly) {
        static final Break NEVER = new Break("never", 0, false);
    }

    ThisMachine(Path plans) {
        this.plans = plans;
    }

    /** The next uses of this verb never reach the host. */
    ThisMachine cutBefore(String verb, int count) {
        breaks = new Break(verb, count, false);
        verbs.clear();
        return this;
    }

    /** The verb runs on the host, and its answer is lost. */
    ThisMachine cutAfter(String verb, int count) {
        breaks = new Break(verb, count, true);
        verbs.clear();
        return this;
    }

    ThisMachine whole() {
        breaks = Break.NEVER;
        return this;
    }

    /** Something that happens on the host just before a verb. */
    ThisMachine before(Consumer<String> happening) {
        before = happening;
        return this;
    }

    /** Programs in this folder are found before the machine's own, and everything runs in a session of its own. */
    ThisMachine withPrograms(Path folder) {
        programs = Optional.of(folder);
        return this;
    }

    ThisMachine changing(UnaryOperator<Command> commands) {
        change = commands;
        return this;
    }

    /** Which verbs reached the host, in order. */
    List<String> verbs() {
        return List.copyOf(verbs);
    }

    @Override
    public Remote remote() {
        return this;
    }

    @Override
    public Remote afresh() {
        return new ThisMachine(plans).changing(change);
    }

    @Override
    public HostName host() {
        return NAME;
    }

    @Override
    public String user() {
        return "root";
    }

    @Override
    public Output run(Command command) {
        List<String> arguments = command.arguments();
        boolean ours = arguments.size() > 4 && arguments.get(3).equals(PlanScript.NAME);
        String verb = ours ? arguments.get(4) : "";
        before.accept(verb);
        verbs.add(verb);
        boolean broken = verb.equals(breaks.verb())
                && verbs.stream().filter(verb::equals).count() >= breaks.count();
        if (broken && !breaks.answerOnly()) {
            throw new ProblemException(new Problem.ConnectionLost(NAME.value(), verb));
        }
        Output output = execute(change.apply(command));
        if (broken) {
            throw new ProblemException(new Problem.ConnectionLost(NAME.value(), verb));
        }
        return output;
    }

    private Output execute(Command command) {
        List<String> arguments = new ArrayList<>(command.arguments());
        programs.ifPresent(_ -> arguments.addFirst("setsid"));
        ProcessBuilder builder = new ProcessBuilder(arguments);
        programs.ifPresent(folder -> builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("HOSTKEEPER_PLANS", plans.toString());
        builder.environment().putAll(command.environment());
        try {
            Process process = builder.start();
            CompletableFuture<byte[]> out = reading(process.getInputStream());
            CompletableFuture<byte[]> err = reading(process.getErrorStream());
            try (OutputStream in = process.getOutputStream()) {
                in.write(command.input());
            }
            if (!process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new ProblemException(new Problem.TimedOut(NAME.value(), command.shown(), command.limit()));
            }
            return new Output(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<byte[]> reading(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, task -> Thread.ofVirtual().start(task));
    }
}
