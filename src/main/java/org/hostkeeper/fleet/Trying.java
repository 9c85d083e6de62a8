package org.hostkeeper.fleet;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Milestone;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/** One trial on its way; used by one thread. */
final class Trying {
    private final Host host;
    private final Connector connector;
    private final Consumer<HostTrial> onward;
    private final List<HostTrial.Stage> stages;
    private List<HostTrial.Stage> passed = List.of();

    Trying(Host host, Connector connector, Consumer<HostTrial> onward) {
        this.host = host;
        this.connector = connector;
        this.onward = onward;
        this.stages = HostTrial.stages(host);
    }

    HostTrial tried() {
        try (Remote remote = connector.connect(host, this::passed)) {
            passed(HostTrial.Stage.LOGIN);
            String user = userId(remote, false);
            passed(HostTrial.Stage.COMMAND);
            if (host.sudo() != Sudo.NONE && !user.equals("0")) {
                root(remote);
            }
            return now(Optional.empty());
        } catch (ProblemException e) {
            HostTrial.Stage at = failing(e.problem());
            passed = stages.stream().takeWhile(stage -> stage != at).toList();
            return now(Optional.of(new HostTrial.Failure(at, e.problem())));
        }
    }

    private void root(Remote remote) {
        if (!userId(remote, true).equals("0")) {
            throw new ProblemException(new Problem.SudoRefused(
                    host.name().value(), remote.user(), Problem.SudoRefused.Reason.OTHER));
        }
        passed(HostTrial.Stage.ROOT);
    }

    private void passed(Milestone milestone) {
        passed(switch (milestone) {
            case WAY_OPEN -> HostTrial.Stage.JUMP;
            case NAME_FOUND -> HostTrial.Stage.NAME;
            case CONNECTED -> HostTrial.Stage.CONNECTION;
            case GREETED -> HostTrial.Stage.SSH;
            case KEY_ACCEPTED -> HostTrial.Stage.HOST_KEY;
        });
    }

    /** Whoever passed a stage has passed those before it: not every way tells all of them. */
    private void passed(HostTrial.Stage stage) {
        passed = stages.stream().filter(s -> s.compareTo(stage) <= 0).toList();
        onward.accept(now(Optional.empty()));
    }

    private HostTrial now(Optional<HostTrial.Failure> failure) {
        return new HostTrial(host, passed, failure);
    }

    /** The first that was not passed; a problem that can only come from one stage says more. */
    private HostTrial.Stage failing(Problem problem) {
        HostTrial.Stage next = stages.stream().filter(s -> !passed.contains(s)).findFirst().orElse(stages.getLast());
        HostTrial.Stage told = switch (problem) {
            case Problem.UnknownHostKey(String of, String _, String _, String _) when isMine(of) -> HostTrial.Stage.HOST_KEY;
            case Problem.ChangedHostKey(String of, String _, String _, String _, String _, String _) when isMine(of) ->
                HostTrial.Stage.HOST_KEY;
            case Problem.AccessDenied(String of, String _, String _) when isMine(of) -> HostTrial.Stage.LOGIN;
            default -> next;
        };
        return told.compareTo(next) > 0 ? told : next;
    }

    private boolean isMine(String of) {
        return host.name().value().equals(of);
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
}
