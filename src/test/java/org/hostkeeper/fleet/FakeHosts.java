package org.hostkeeper.fleet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hostkeeper.facts.FactsReader;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.OnlyRuns;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/** Hosts that answer the facts program from a map, can be made unreachable, and count who connects. */
final class FakeHosts implements Connector {
    private final Map<HostName, Problem> problems = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<HostName> connects = new ConcurrentLinkedQueue<>();
    final List<FakeRemote> remotes = new CopyOnWriteArrayList<>();
    /** Runs before a connection is made, to hold it up. */
    volatile Consumer<HostName> door = _ -> {};

    void answer(String probe, String text) {
        answers.put(probe, text);
    }

    void refuse(HostName host, Problem problem) {
        problems.put(host, problem);
    }

    void admit(HostName host) {
        problems.remove(host);
    }

    long connects(HostName host) {
        return connects.stream().filter(host::equals).count();
    }

    @Override
    public Remote connect(Host host) {
        connects.add(host.name());
        door.accept(host.name());
        Optional.ofNullable(problems.get(host.name())).ifPresent(p -> {
            throw new ProblemException(p);
        });
        FakeRemote remote = new FakeRemote(host.name(), this::output);
        remotes.add(remote);
        return remote;
    }

    /** What the program on the host would say: the mark is its first parameter, the probes are lines of its input. */
    private Output output(Command command) {
        if (!command.arguments().contains(FactsReader.PROGRAM)) {
            return new Output(127, new byte[0], "not found".getBytes(StandardCharsets.UTF_8));
        }
        StringBuilder out = new StringBuilder();
        new String(command.input(), StandardCharsets.UTF_8).lines().map(line -> line.split(" ")[0]).forEach(name -> {
            String text = answers.getOrDefault(name, "");
            out.append("%s %s 0 %d 0\n%s".formatted(command.arguments().get(4), name, text.length(), text));
        });
        return new Output(0, out.toString().getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    static final class FakeRemote extends OnlyRuns {
        private final HostName host;
        private final Function<Command, Output> runs;
        private volatile boolean open = true;

        private FakeRemote(HostName host, Function<Command, Output> runs) {
            this.host = host;
            this.runs = runs;
        }

        /** As when the cable is pulled. */
        void breakDown() {
            open = false;
        }

        @Override
        public HostName host() {
            return host;
        }

        @Override
        public String user() {
            return "root";
        }

        @Override
        public Output run(Command command) {
            if (!open) {
                throw new ProblemException(new Problem.ConnectionLost(host.value(), command.shown()));
            }
            return runs.apply(command);
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
