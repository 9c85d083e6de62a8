package org.hostkeeper.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.agent.config.AgentConfig;
import org.hostkeeper.agent.config.AlertsConfig;
import org.hostkeeper.agent.config.MqttConfig;
import org.hostkeeper.alert.AlertRules;
import org.hostkeeper.alert.MailAddress;
import org.hostkeeper.alert.MailServer;
import org.hostkeeper.mqtt.BrokerSettings;
import org.hostkeeper.mqtt.Login;
import org.hostkeeper.mqtt.Tls;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * What the config says of broker and mail, the deployed keys together with Hostkeeper's own: {@code
 * hostkeeper.mqtt.{tls, ca, certificate, key}} and {@code hostkeeper.alerts.{security, ca, sender, quiet, language}}.
 */
final class OwnSettings {
    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(30);
    private static final int MAIL_OVER_TLS = 465;

    private final AgentConfig config;

    OwnSettings(AgentConfig config) {
        this.config = config;
    }

    /** Where the agent keeps what must outlive it: systemd's StateDirectory=, or beside the table of modules. */
    Path state(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("STATE_DIRECTORY"))
                .map(Path::of)
                .orElseGet(() -> config.database().resolveSibling("hostkeeper-state"));
    }

    BrokerSettings broker(String clientId) {
        MqttConfig mqtt = config.mqtt();
        BrokerSettings settings = BrokerSettings.of(mqtt.broker(), mqtt.port(), clientId);
        JsonNode own = config.own().path("mqtt");
        if (isEncrypted(own)) {
            settings = settings.with(new Tls(text(own, "ca").map(Path::of), identity(own)));
        }
        return mqtt.login().isEmpty()
                ? settings
                : settings.with(new Login(mqtt.login().get().username(), mqtt.login().get().password()));
    }

    /** A certificate without its key, or a key without its certificate, would be a login that nobody notices is none. */
    private static Optional<Tls.Identity> identity(JsonNode own) {
        Optional<Path> certificate = text(own, "certificate").map(Path::of);
        Optional<Path> key = text(own, "key").map(Path::of);
        if (certificate.isPresent() != key.isPresent()) {
            throw invalid(certificate.isPresent() ? "hostkeeper.mqtt.key" : "hostkeeper.mqtt.certificate", "", "identity.rule");
        }
        return certificate.flatMap(proof -> key.map(file -> new Tls.Identity(proof, file)));
    }

    private static boolean isEncrypted(JsonNode own) {
        JsonNode said = own.path("tls");
        boolean isClear = said.isMissingNode() || said.isNull() || said.isBoolean() || List.of("true", "false").contains(said.asText());
        if (!isClear) {
            throw invalid("hostkeeper.mqtt.tls", said.asText(), "tls.rule");
        }
        return said.asBoolean(own.has("ca"));
    }

    /** Empty if mails are off, or have nowhere to go. */
    Optional<MailServer> mailServer() {
        AlertsConfig alerts = config.alerts();
        if (!alerts.send() || alerts.server().isEmpty() || alerts.recipients().isEmpty()) {
            return Optional.empty();
        }
        JsonNode own = config.own().path("alerts");
        MailServer.Security usual =
                alerts.port() == MAIL_OVER_TLS ? MailServer.Security.TLS : MailServer.Security.STARTTLS;
        return Optional.of(new MailServer(
                alerts.server(),
                alerts.port(),
                text(own, "security").map(OwnSettings::security).orElse(usual),
                alerts.login().map(login -> new MailServer.Login(login.username(), login.password())),
                text(own, "ca").map(Path::of),
                text(own, "sender").orElseGet(this::sender),
                MAIL_PATIENCE));
    }

    /** The login is an address at most providers, and what they let one send as. */
    private String sender() {
        return config.alerts()
                .login()
                .map(login -> login.username())
                .filter(MailAddress::isOne)
                .orElseGet(() -> "hostkeeper@" + domain(config.serverName()));
    }

    /** Of a name in other letters nothing may be left. */
    private static String domain(String server) {
        String letters = server.replaceAll("[^A-Za-z0-9.-]", "-").replaceAll("^[.-]+|[.-]+$", "");
        return letters.isEmpty() ? "localhost" : letters;
    }

    List<String> recipients() {
        return mailServer().isEmpty() ? List.of() : config.alerts().recipients();
    }

    AlertRules rules() {
        Optional<String> quiet = text(config.own().path("alerts"), "quiet");
        return quiet.isEmpty() ? AlertRules.usual() : AlertRules.usual().with(quietHours(quiet.get()));
    }

    Locale language() {
        return text(config.own().path("alerts"), "language").map(Locale::of).orElse(Locale.ENGLISH);
    }

    private static AlertRules.QuietHours quietHours(String words) {
        String[] ends = words.split("-", 2);
        try {
            if (ends.length == 2) {
                return new AlertRules.QuietHours(
                        LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()), ZoneId.systemDefault());
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw invalid("hostkeeper.alerts.quiet", words, "quiet.rule");
    }

    private static MailServer.Security security(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "starttls" -> MailServer.Security.STARTTLS;
            case "tls" -> MailServer.Security.TLS;
            case "none" -> MailServer.Security.NONE;
            default -> throw invalid("hostkeeper.alerts.security", word, "security.rule");
        };
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key)).filter(JsonNode::isTextual).map(JsonNode::textValue).filter(v -> !v.isBlank());
    }

    private static ProblemException invalid(String key, String value, String rule) {
        return new ProblemException(new Problem.InvalidInput(Text.literal(key), value, Text.of("agent", rule)));
    }
}
