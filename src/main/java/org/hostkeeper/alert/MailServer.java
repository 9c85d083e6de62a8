package org.hostkeeper.alert;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.words.Text;

/**
 * Where mail is handed in.
 *
 * @param login lent: whoever made this destroys it
 * @param authority PEM certificates to trust instead of the Java runtime's
 * @param sender who the mail is from
 * @param patience for the connection and for each answer
 */
public record MailServer(
        String host,
        int port,
        Security security,
        Optional<Login> login,
        Optional<Path> authority,
        String sender,
        Duration patience) {
    /** How the connection is kept from listeners. */
    public enum Security {
        /** Plain at first, and not a word more until it is encrypted and the server's name is proven. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** Not at all: on this machine only. */
        NONE
    }

    /** Name and password, used together or not at all. */
    public record Login(String name, Secret password) {}

    public MailServer {
        MailAddress.checked(java.util.List.of(sender));
        if (security == Security.NONE && !isLoopback(host)) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("alert", "server"), host, Text.of("alert", "server.rule")));
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
