package org.hostkeeper.mqtt;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Where a broker is, who one is there, and how patient one is.
 *
 * @param clientId unique at the broker, which throws out the older of two with the same
 * @param will what the broker says to the others when this connection breaks
 * @param keepAlive after twice this without a word the connection counts as broken
 * @param connectTimeout for TCP, for TLS and for the broker's answer, each
 * @param maxInflight how many messages may be under way at once
 */
public record BrokerSettings(
        String host,
        int port,
        Optional<Tls> tls,
        Optional<Login> login,
        String clientId,
        Optional<Message> will,
        Duration keepAlive,
        Duration connectTimeout,
        int maxInflight) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.:_-]{0,253}[A-Za-z0-9])?|::1");
    private static final int PORTS = 65535;

    public BrokerSettings {
        if (!HOST.matcher(host).matches()) {
            throw invalid("host", host);
        }
        if (port < 1 || port > PORTS) {
            throw invalid("port", String.valueOf(port));
        }
        TopicName.level(clientId);
    }

    private static ProblemException invalid(String field, String value) {
        return new ProblemException(
                new Problem.InvalidInput(Text.of("mqtt", field), value, Text.of("mqtt", field + ".rule")));
    }

    /** Plain TCP, nobody in particular, a minute of keep-alive, as deployed systems have it. */
    public static BrokerSettings of(String host, int port, String clientId) {
        return new BrokerSettings(
                host,
                port,
                Optional.empty(),
                Optional.empty(),
                clientId,
                Optional.empty(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                100);
    }

    public BrokerSettings with(Tls encrypted) {
        return new BrokerSettings(
                host, port, Optional.of(encrypted), login, clientId, will, keepAlive, connectTimeout, maxInflight);
    }

    public BrokerSettings with(Login as) {
        return new BrokerSettings(
                host, port, tls, Optional.of(as), clientId, will, keepAlive, connectTimeout, maxInflight);
    }

    public BrokerSettings withWill(Message said) {
        return new BrokerSettings(
                host, port, tls, login, clientId, Optional.of(said), keepAlive, connectTimeout, maxInflight);
    }

    public BrokerSettings withTimes(Duration alive, Duration connect) {
        return new BrokerSettings(host, port, tls, login, clientId, will, alive, connect, maxInflight);
    }

    /** As people write it. */
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    String uri() {
        return (tls.isPresent() ? "ssl://" : "tcp://") + address();
    }
}
