package org.hostkeeper.remote.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.HeldLogin;
import org.hostkeeper.remote.Milestone;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.process.HeldProcess;
import org.hostkeeper.remote.process.ProcessRemote;
import org.hostkeeper.words.Text;

/** Makes connections over SSH, through jump hosts where a host has one. Safe from many threads. */
public final class SshConnector implements Connector {
    private final HostKeys keys;
    private final Questions questions;
    private final Function<HostName, Optional<Host>> hosts;
    private final SshSettings settings;

    /** @param hosts finds the hosts that jumps name */
    public SshConnector(
            HostKeys keys, Questions questions, Function<HostName, Optional<Host>> hosts, SshSettings settings) {
        this.keys = keys;
        this.questions = questions;
        this.hosts = hosts;
        this.settings = settings;
    }

    @Override
    public Remote connect(Host host) {
        return connect(host, _ -> {});
    }

    @Override
    public Remote connect(Host host, Consumer<Milestone> passed) {
        return new ProcessRemote(host, endpoint(host).user(), connection(host, passed), questions);
    }

    /** A new connection with a key that the host holds to one program. */
    public HeldLogin held(Host host) {
        return new HeldProcess(host.name(), connection(host, _ -> {}));
    }

    private SshConnection connection(Host host, Consumer<Milestone> passed) {
        Optional<SshConnection> connection = Optional.empty();
        for (Host next : way(host)) {
            if (connection.isPresent() && next.equals(host)) {
                passed.accept(Milestone.WAY_OPEN);
            }
            Consumer<Milestone> told = next.equals(host) ? passed : _ -> {};
            Login login = new Login(next.name(), endpoint(next), keys, questions, settings, told);
            connection = Optional.of(login.through(connection));
        }
        return connection.orElseThrow();
    }

    /** The hosts to log in to, one after the other; the last is the host itself. */
    private List<Host> way(Host host) {
        List<Host> way = new ArrayList<>(List.of(host));
        Optional<HostName> jump = endpoint(host).jump();
        while (jump.isPresent()) {
            HostName name = jump.get();
            if (way.stream().anyMatch(h -> h.name().equals(name))) {
                throw new ProblemException(new Problem.Refused(
                        Text.literal(host.name().value()), Text.of("remote", "jump-loop", shown(way) + " → " + name)));
            }
            Host next = hosts.apply(name)
                    .orElseThrow(() -> new ProblemException(
                            new Problem.NotFound(Text.of("remote", "jump-host"), name.value())));
            way.add(next);
            jump = endpoint(next).jump();
        }
        return way.reversed();
    }

    private static String shown(List<Host> way) {
        return way.stream().map(h -> h.name().value()).collect(Collectors.joining(" → "));
    }

    private static Endpoint endpoint(Host host) {
        return host.endpoint()
                .orElseThrow(() -> new ProblemException(new Problem.Refused(
                        Text.literal(host.name().value()), Text.of("remote", "no-ssh"))));
    }
}
