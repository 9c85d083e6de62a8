package org.hostkeeper.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/**
 * Tries a host from the first packet to root, so that somebody who adds one learns at which point it fails and not only
 * that it does. The host need not be in the inventory. Nothing on it is changed.
 *
 * @param passed what worked, in order
 * @param failed where it ended, if it did
 */
public record HostTrial(Host host, List<Stage> passed, Optional<Failure> failed) {
    /** What has to work one after the other. */
    public enum Stage {
        /** The address answers with SSH. */
        REACH,
        /** Its key is the known one, or was accepted now. */
        HOST_KEY,
        LOGIN,
        /** A command runs and its answer comes back. */
        COMMAND,
        /** Root can be had; not tried for a host that is set to do without. */
        ROOT;

        /** As scripts see it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public Text words() {
            return Text.of("fleet", "stage." + code());
        }
    }

    /** Where it ended and why. */
    public record Failure(Stage at, Problem problem) {}

    public HostTrial {
        passed = List.copyOf(passed);
    }

    /** Connects anew; takes as long as a connection takes, and waits for answers to its questions. */
    public static HostTrial of(Host host, Connector connector) {
        List<Stage> passed = new ArrayList<>();
        try (Remote remote = connector.connect(host)) {
            passed.addAll(host.isLocal() ? List.of() : List.of(Stage.REACH, Stage.HOST_KEY, Stage.LOGIN));
            String user = userId(remote, false);
            passed.add(Stage.COMMAND);
            if (host.sudo() != Sudo.NONE && !user.equals("0")) {
                return asRoot(host, remote, passed);
            }
            return new HostTrial(host, passed, Optional.empty());
        } catch (ProblemException e) {
            Stage at = passed.isEmpty() && !host.isLocal() ? connecting(e.problem()) : Stage.COMMAND;
            return new HostTrial(host, before(at, passed), Optional.of(new Failure(at, e.problem())));
        }
    }

    private static HostTrial asRoot(Host host, Remote remote, List<Stage> passed) {
        try {
            String root = userId(remote, true);
            if (!root.equals("0")) {
                Problem other = new Problem.SudoRefused(
                        host.name().value(), remote.user(), Problem.SudoRefused.Reason.OTHER);
                return new HostTrial(host, passed, Optional.of(new Failure(Stage.ROOT, other)));
            }
            passed.add(Stage.ROOT);
            return new HostTrial(host, passed, Optional.empty());
        } catch (ProblemException e) {
            return new HostTrial(host, passed, Optional.of(new Failure(Stage.ROOT, e.problem())));
        }
    }

    private static String userId(Remote remote, boolean asRoot) {
        Command command = Command.of("id", "-u").asRoot(asRoot);
        Output output = remote.run(command);
        if (!output.ok()) {
            throw new ProblemException(new Problem.CommandFailed(
                    remote.host().value(), command.shown(), output.exit(), output.error().strip()));
        }
        return output.text().strip();
    }

    /** A connection is made in one call; its problem tells how far it came. */
    private static Stage connecting(Problem problem) {
        return switch (problem) {
            case Problem.UnknownHostKey _, Problem.ChangedHostKey _ -> Stage.HOST_KEY;
            case Problem.AccessDenied _, Problem.SecretNeeded _, Problem.FileRefused _ -> Stage.LOGIN;
            default -> Stage.REACH;
        };
    }

    private static List<Stage> before(Stage at, List<Stage> passed) {
        return switch (at) {
            case HOST_KEY -> List.of(Stage.REACH);
            case LOGIN -> List.of(Stage.REACH, Stage.HOST_KEY);
            case REACH, COMMAND, ROOT -> passed;
        };
    }
}
