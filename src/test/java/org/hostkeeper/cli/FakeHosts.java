package org.hostkeeper.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.OnlyRuns;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.secret.Secret;

/**
 * Hosts that only know how to be connected to and who runs a command: enough for the commands about the inventory. Each
 * shows one key, takes one sudo password, or has a problem.
 */
final class FakeHosts {
    static final String FINGERPRINT = "SHA256:" + "k".repeat(43);
    static final String SUDO_PASSWORD = "open sesame";

    private final Map<HostName, Problem> ill = new ConcurrentHashMap<>();
    final List<HostName> accepted = new CopyOnWriteArrayList<>();

    void ill(String host, Problem problem) {
        ill.put(new HostName(host), problem);
    }

    Connector connector(Questions questions) {
        return host -> connect(host, questions);
    }

    private Remote connect(Host host, Questions questions) {
        if (ill.containsKey(host.name())) {
            throw new ProblemException(ill.get(host.name()));
        }
        String address = host.endpoint().map(Object::toString).orElse("");
        if (!host.isLocal() && !accepted.contains(host.name())) {
            if (!questions.acceptHostKey(host.name(), address, "ED25519", FINGERPRINT)) {
                throw new ProblemException(
                        new Problem.UnknownHostKey(host.name().value(), address, "ED25519", FINGERPRINT));
            }
            accepted.add(host.name());
        }
        return new FakeRemote(host, questions);
    }

    /** One connection to one of them. */
    private static final class FakeRemote extends OnlyRuns {
        private final Host of;
        private final Questions questions;

        FakeRemote(Host of, Questions questions) {
            this.of = of;
            this.questions = questions;
        }

        @Override
        public HostName host() {
            return of.name();
        }

        @Override
        public String user() {
            return of.endpoint().map(e -> e.user()).orElse("op");
        }

        @Override
        public Output run(Command command) {
            if (command.asRoot() && !user().equals("root")) {
                becomeRoot();
            }
            String id = command.asRoot() || user().equals("root") ? "0\n" : "1000\n";
            return new Output(0, id.getBytes(StandardCharsets.UTF_8), new byte[0]);
        }

        private void becomeRoot() {
            if (of.sudo() == Sudo.NOPASSWD) {
                return;
            }
            Optional<Secret> password = questions.sudoPassword(host(), user());
            if (password.isEmpty()) {
                throw refused(Problem.SudoRefused.Reason.PASSWORD_NEEDED);
            }
            if (!new String(password.get().utf8(), StandardCharsets.UTF_8).equals(SUDO_PASSWORD)) {
                questions.told(host(), new Asked.SudoPassword(user()), false);
                throw refused(Problem.SudoRefused.Reason.WRONG_PASSWORD);
            }
        }

        private ProblemException refused(Problem.SudoRefused.Reason reason) {
            return new ProblemException(new Problem.SudoRefused(host().value(), user(), reason));
        }
    }
}
