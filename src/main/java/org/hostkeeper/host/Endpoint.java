package org.hostkeeper.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * How a host is reached over SSH.
 *
 * @param user the login user
 * @param address a name or an IPv4 or IPv6 address, without brackets
 * @param port 1 to 65535
 * @param identities private keys to offer, in order; empty offers the agent's keys and the usual ones in ~/.ssh
 * @param identitiesOnly whether the agent's other keys are held back (ssh_config IdentitiesOnly)
 * @param agentSocket another agent than SSH_AUTH_SOCK's; a path "none" switches the agent off (ssh_config IdentityAgent)
 * @param jump the host that the connection goes through, which may have a jump of its own
 */
public record Endpoint(
        String user,
        String address,
        int port,
        List<Path> identities,
        boolean identitiesOnly,
        Optional<String> agentSocket,
        Optional<HostName> jump) {
    public static final int SSH_PORT = 22;

    private static final Pattern TARGET =
            Pattern.compile("(?<user>[A-Za-z_][A-Za-z0-9_.-]{0,31}\\$?)@(?:\\[(?<v6>[0-9A-Fa-f:.%a-z]+)]|(?<plain>[A-Za-z0-9][A-Za-z0-9._-]{0,252}|[0-9A-Fa-f]*(?::[0-9A-Fa-f]*){2,7}(?:[0-9.]*)))(?::(?<port>\\d{1,5}))?");

    public Endpoint {
        identities = List.copyOf(identities);
    }

    /** Reads {@code USER@HOST[:PORT]}; an IPv6 address with a port stands in brackets. */
    public static Endpoint parse(String target) {
        Matcher m = TARGET.matcher(target);
        if (!m.matches()) {
            throw invalid(target);
        }
        String portText = m.group("port");
        int port = portText == null ? SSH_PORT : Integer.parseInt(portText);
        if (port < 1 || port > 65535) {
            throw invalid(target);
        }
        String v6 = m.group("v6");
        String address = v6 != null ? v6 : m.group("plain");
        return new Endpoint(m.group("user"), address, port, List.of(), false, Optional.empty(), Optional.empty());
    }

    public Endpoint withIdentities(List<Path> keys) {
        return new Endpoint(user, address, port, keys, identitiesOnly, agentSocket, jump);
    }

    public Endpoint through(HostName jumpHost) {
        return new Endpoint(user, address, port, identities, identitiesOnly, agentSocket, Optional.of(jumpHost));
    }

    /** {@code user@address:port}, with brackets around an IPv6 address and without the usual port. */
    @Override
    public String toString() {
        String shown = address.contains(":") ? "[" + address + "]" : address;
        return user + "@" + shown + (port == SSH_PORT ? "" : ":" + port);
    }

    private static ProblemException invalid(String target) {
        return new ProblemException(
                new Problem.InvalidInput(Text.of("host", "address"), target, Text.of("host", "address.rule")));
    }
}
