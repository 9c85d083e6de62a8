package org.hostkeeper.mqtt;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Says in words for people why a broker cannot be used: the client library has numbers and nested causes only. */
final class BrokerProblems {
    private BrokerProblems() {}

    static ProblemException explained(BrokerSettings settings, MqttException e) {
        return new ProblemException(problem(settings, why(settings, e)), e);
    }

    static Problem lost(BrokerSettings settings, Throwable cause) {
        return problem(settings, cause instanceof MqttException e && e.getCause() instanceof SSLException
                ? why(settings, e)
                : Text.of("mqtt", "why.lost"));
    }

    static ProblemException subscriptionRefused(BrokerSettings settings, String filter) {
        return new ProblemException(problem(settings, Text.of("mqtt", "why.subscription-refused", filter)));
    }

    private static Problem problem(BrokerSettings settings, Text why) {
        return new Problem.ServerUnavailable(Text.of("mqtt", "host"), settings.address(), why);
    }

    private static Text why(BrokerSettings settings, MqttException e) {
        return switch (e.getReasonCode()) {
            case MqttException.REASON_CODE_FAILED_AUTHENTICATION, MqttException.REASON_CODE_NOT_AUTHORIZED ->
                settings.login().isPresent()
                        ? Text.of("mqtt", "why.login-refused", settings.login().get().name())
                        : Text.of("mqtt", "why.login-needed");
            case MqttException.REASON_CODE_INVALID_CLIENT_ID ->
                Text.of("mqtt", "why.client-id-refused", settings.clientId());
            case MqttException.REASON_CODE_BROKER_UNAVAILABLE -> Text.of("mqtt", "why.busy");
            case MqttException.REASON_CODE_CLIENT_TIMEOUT, MqttException.REASON_CODE_WRITE_TIMEOUT ->
                Text.of("mqtt", "why.silent", settings.connectTimeout().toSeconds());
            case MqttException.REASON_CODE_CONNECTION_LOST -> cause(settings, e).orElse(Text.of("mqtt", "why.lost"));
            default -> cause(settings, e).orElse(Text.of("mqtt", "why.protocol", e.toString()));
        };
    }

    private static Optional<Text> cause(BrokerSettings settings, MqttException e) {
        return Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
                .skip(1)
                .flatMap(t -> known(settings, t).stream())
                .reduce((outer, inner) -> inner);
    }

    /** The innermost known cause says most. */
    private static Optional<Text> known(BrokerSettings settings, Throwable t) {
        return Optional.ofNullable(switch (t) {
            case UnknownHostException _ -> Text.of("mqtt", "why.unknown-host", settings.host());
            case SocketTimeoutException _ -> Text.of("mqtt", "why.silent", settings.connectTimeout().toSeconds());
            case NoRouteToHostException _ -> Text.of("mqtt", "why.no-route");
            case ConnectException _ -> Text.of("mqtt", "why.connection-refused", settings.port());
            case CertPathBuilderException _ -> Text.of("mqtt", "why.not-trusted");
            case CertPathValidatorException v -> Text.of("mqtt", "why.certificate", said(v));
            case CertificateException c when isAboutName(c) -> Text.of("mqtt", "why.wrong-name", settings.host());
            case CertificateException c -> Text.of("mqtt", "why.certificate", said(c));
            case SSLException s -> Text.of("mqtt", "why.tls", said(s));
            default -> null;
        });
    }

    private static boolean isAboutName(CertificateException e) {
        return said(e).contains("name");
    }

    private static String said(Exception e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }
}
