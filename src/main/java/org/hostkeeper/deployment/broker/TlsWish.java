package org.hostkeeper.deployment.broker;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * What a broker's listener with TLS is to be like.
 *
 * @param identity the certificate and key that are on the host already; empty to have them made there
 * @param clients the authority of clients' certificates, a file on the host: then no client gets in without one, and is called
 *     what that says; empty to ask for none
 * @param names what clients call the broker; empty for the host's own names
 * @param plainToLoopback whether listeners without TLS are to serve the host alone
 */
public record TlsWish(Optional<Identity> identity, Optional<String> clients, int port, List<String> names, boolean plainToLoopback) {
    /** The port that is registered for MQTT over TLS. */
    public static final int USUAL_PORT = 8883;

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern PATH = Pattern.compile("/[^\\s\\p{Cntrl}]{1,1000}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|[0-9A-Fa-f:.]{2,45}");

    /** A certificate with its chain, and its key, by their paths on the host. */
    public record Identity(String certificate, String key) {
        public Identity {
            path(certificate);
            path(key);
        }
    }

    public TlsWish {
        clients.ifPresent(TlsWish::path);
        if (port < 1 || port > HIGHEST_PORT) {
            throw invalid("port", Integer.toString(port));
        }
        names = List.copyOf(names);
        names.stream().filter(name -> !NAME.matcher(name).matches()).findFirst().ifPresent(name -> {
            throw invalid("name", name);
        });
    }

    private static void path(String path) {
        if (!PATH.matcher(path).matches()) {
            throw invalid("path", path);
        }
    }

    private static ProblemException invalid(String field, String value) {
        return new ProblemException(new Problem.InvalidInput(
                Text.of("deployment.broker", "tls." + field), value, Text.of("deployment.broker", "tls." + field + ".rule")));
    }
}
