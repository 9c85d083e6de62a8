package org.hostkeeper.desktop.terminal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Shell;

/**
 * The ssh(1) command line that leads to the same account by the same way as the console's own connection: port, keys,
 * agent and jump hosts. Host keys and whatever else it finds in the person's own OpenSSH settings.
 *
 * @param known where hosts are, by name: a jump host is one of them
 */
public record SshCommand(Function<HostName, Optional<Endpoint>> known) {
    private static final int MOST_JUMPS = 8;

    public List<String> to(Endpoint endpoint) {
        List<String> command = options(endpoint, MOST_JUMPS);
        command.addAll(List.of("--", endpoint.address()));
        return command;
    }

    private List<String> options(Endpoint endpoint, int jumpsLeft) {
        List<String> command = new ArrayList<>(
                List.of("ssh", "-p", Integer.toString(endpoint.port()), "-l", endpoint.user()));
        for (Path key : endpoint.identities()) {
            command.addAll(List.of("-i", key.toString()));
        }
        if (endpoint.identitiesOnly()) {
            command.addAll(List.of("-o", "IdentitiesOnly=yes"));
        }
        endpoint.agentSocket().ifPresent(socket -> command.addAll(List.of("-o", "IdentityAgent=" + socket)));
        endpoint.jump().flatMap(known).filter(_ -> jumpsLeft > 0).ifPresent(jump -> {
            command.add("-o");
            command.add("ProxyCommand=" + proxy(jump, jumpsLeft - 1));
        });
        return command;
    }

    /** A jump by a command of its own, since ssh's -J would give the jump host neither its keys nor its port. */
    private String proxy(Endpoint jump, int jumpsLeft) {
        String options = Shell.line(options(jump, jumpsLeft)).replace("%", "%%");
        return options + " -W '[%h]:%p' -- " + Shell.quote(jump.address()).replace("%", "%%");
    }
}
