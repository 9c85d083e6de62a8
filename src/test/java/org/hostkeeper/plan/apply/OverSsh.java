package org.hostkeeper.plan.apply;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.host.PlanScript;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Following;
import org.hostkeeper.remote.ForwardedQuestions;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.Terminal;
import org.hostkeeper.remote.Tunnel;
import org.hostkeeper.remote.ssh.HostKeys;
import org.hostkeeper.remote.ssh.SshConnector;
import org.hostkeeper.remote.ssh.SshSettings;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.testbed.TestHost;

/** A real host over SSH, with something that happens just before a verb reaches it. */
final class OverSsh implements Session, AutoCloseable {
    private final Host host;
    private final SshConnector connector;
    private final Consumer<String> before;
    private Optional<Remote> open = Optional.empty();

    OverSsh(TestHost real, String user, Sudo sudo, Consumer<String> before) {
        Endpoint endpoint = Endpoint.parse(user + "@" + real.address()).withIdentities(List.of(real.key()));
        this.host = new Host(new HostName(real.name()), Optional.of(endpoint), sudo, new TreeSet<>());
        Duration connect = Duration.ofSeconds(5);
        SshSettings settings = new SshSettings(
                Path.of("/nonexistent"), Optional.empty(), connect, Duration.ofSeconds(1), 8);
        this.connector = new SshConnector(HostKeys.inMemory(), new Trusting(), _ -> Optional.empty(), settings);
        this.before = before;
    }

    static OverSsh asRoot(TestHost real) {
        return asRoot(real, _ -> {});
    }

    /** @param before is told each verb of a plan before it goes to the host */
    static OverSsh asRoot(TestHost real, Consumer<String> before) {
        return new OverSsh(real, "root", Sudo.NONE, before);
    }

    @Override
    public Remote remote() {
        if (open.isEmpty() || !open.get().isOpen()) {
            open = Optional.of(new Watched(connector.connect(host), before));
        }
        return open.get();
    }

    @Override
    public Remote afresh() {
        return connector.connect(host);
    }

    HostName name() {
        return host.name();
    }

    @Override
    public void close() {
        open.ifPresent(Remote::close);
    }

    /** The hosts of the test bed are the test's own: whatever key they show is theirs. */
    private static final class Trusting extends ForwardedQuestions {
        private Trusting() {
            super(Questions.unanswered());
        }

        @Override
        public boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint) {
            return true;
        }

        @Override
        public Optional<Secret> sudoPassword(HostName host, String user) {
            return Optional.of(Secret.of(TestHost.PASSWORD.toCharArray()));
        }
    }

    /** Tells the verbs that pass. */
    private record Watched(Remote real, Consumer<String> before) implements Remote {
        @Override
        public Output run(Command command) {
            List<String> arguments = command.arguments();
            if (arguments.size() > 4 && arguments.get(3).equals(PlanScript.NAME)) {
                before.accept(arguments.get(4));
            }
            return real.run(command);
        }

        @Override
        public HostName host() {
            return real.host();
        }

        @Override
        public String user() {
            return real.user();
        }

        @Override
        public Following stream(Command command, Consumer<String> lines) {
            return real.stream(command, lines);
        }

        @Override
        public byte[] read(String path, long limit) {
            return real.read(path, limit);
        }

        @Override
        public void write(String path, byte[] content, int mode) {
            real.write(path, content, mode);
        }

        @Override
        public void upload(Path source, String path, int mode, Progress progress) {
            real.upload(source, path, mode, progress);
        }

        @Override
        public Tunnel tunnel(String address, int port) {
            return real.tunnel(address, port);
        }

        @Override
        public Terminal terminal(Terminal.Size size) {
            return real.terminal(size);
        }

        @Override
        public boolean isOpen() {
            return real.isOpen();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
