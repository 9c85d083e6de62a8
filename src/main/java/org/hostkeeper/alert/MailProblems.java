package org.hostkeeper.alert;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** Says in words for people why a mail did not leave. */
final class MailProblems {
    private MailProblems() {}

    static Problem explained(MailServer server, MessagingException e) {
        Text why = Stream.<Throwable>iterate(e, t -> t != null, MailProblems::next)
                .flatMap(t -> known(server, t).stream())
                .reduce((outer, inner) -> inner)
                .orElseGet(() -> Text.of("alert", "why.said", said(e)));
        return problem(server, why);
    }

    static Problem refused(MailServer server, List<String> whom, Exception e) {
        return problem(server, Text.of("alert", "why.recipients", String.join(", ", whom), said(e)));
    }

    private static Problem problem(MailServer server, Text why) {
        return new Problem.ServerUnavailable(
                Text.of("alert", "server"), server.host() + ":" + server.port(), why);
    }

    /** The library hangs some causes on one chain and some on another. */
    private static @org.jspecify.annotations.Nullable Throwable next(Throwable t) {
        return t instanceof MessagingException m && m.getNextException() != null ? m.getNextException() : t.getCause();
    }

    private static Optional<Text> known(MailServer server, Throwable t) {
        return Optional.ofNullable(switch (t) {
            case AuthenticationFailedException _ -> Text.of("alert", "why.login");
            case UnknownHostException _ -> Text.of("alert", "why.unknown-host", server.host());
            case SocketTimeoutException _ -> Text.of("alert", "why.silent", server.patience().toSeconds());
            case ConnectException _ -> Text.of("alert", "why.connection-refused", server.port());
            case CertPathBuilderException _ -> Text.of("alert", "why.not-trusted");
            case CertificateException _ -> Text.of("alert", "why.certificate", said(t));
            case SSLException _ -> Text.of("alert", "why.tls", said(t));
            case MessagingException m when said(m).contains("STARTTLS") -> Text.of("alert", "why.no-starttls");
            default -> null;
        });
    }

    private static String said(Throwable t) {
        return Optional.ofNullable(t.getMessage()).orElse(t.getClass().getSimpleName()).strip();
    }
}
