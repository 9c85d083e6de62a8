package org.hostkeeper.broker;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.mqtt.BrokerSettings;
import org.hostkeeper.mqtt.TopicName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * A broker as the operator wrote it down. Its password is not here but among the secrets, under {@link #secretName}.
 *
 * @param name named as hosts are, since the journal files what was done at it under this name
 * @param address a host name or an address
 * @param user whom one logs in as; nobody in particular if there is none
 * @param prefix below which the module manager's topics are
 * @param rest the address of the module manager's REST API: a deployed manager answers no command, so how its modules are
 *     is read there
 * @param host the host of the inventory on which the modules run, to be read over SSH where there is no REST
 */
public record SavedBroker(
        HostName name,
        String address,
        int port,
        Encryption encryption,
        Optional<String> user,
        String prefix,
        Optional<URI> rest,
        Optional<HostName> host) {
    /** What deployed module managers begin their topics with. */
    public static final String USUAL_PREFIX = "module_manager";

    /** The ports that are registered for MQTT and for MQTT over TLS. */
    public static final int PLAIN_PORT = 1883;

    public static final int TLS_PORT = 8883;

    private static final int LONGEST_USER = 256;

    public SavedBroker {
        BrokerSettings.of(address, port, "check");
        TopicName.prefix(prefix);
        user.filter(u -> u.isBlank() || u.length() > LONGEST_USER || u.chars().anyMatch(Character::isISOControl))
                .ifPresent(u -> {
                    throw invalid("user", u);
                });
        rest.filter(uri -> !isHttp(uri)).ifPresent(uri -> {
            throw invalid("rest", uri.toString());
        });
    }

    private static boolean isHttp(URI uri) {
        return uri.getScheme() != null
                && List.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null
                && uri.getUserInfo() == null;
    }

    /** A REST address as a person writes it. */
    public static URI restAt(String written) {
        try {
            return new URI(written.strip());
        } catch (URISyntaxException e) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("broker", "rest"), written, Text.of("broker", "rest.rule")), e);
        }
    }

    private static ProblemException invalid(String field, String value) {
        return new ProblemException(
                new Problem.InvalidInput(Text.of("broker", field), value, Text.of("broker", field + ".rule")));
    }

    /** Under this name its password is kept. */
    public String secretName() {
        return "broker/" + name;
    }

    /** Under this name the passphrase of its client certificate's key is kept. */
    public String passphraseName() {
        return secretName() + "/key";
    }

    /**
     * Whether a password that was typed for the other one goes the same way to the same place here: address, port, encryption
     * and user are the same.
     */
    public boolean hasLoginOf(SavedBroker other) {
        return address.equals(other.address)
                && port == other.port
                && encryption.equals(other.encryption)
                && user.equals(other.user);
    }

    /** As people write it. */
    public String shownAddress() {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    /** Whether what is said to it stays on this machine. */
    public boolean isLoopback() {
        return address.equals("localhost") || address.equals("::1") || address.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }

    /** What is open at it that should not be: each is a sentence with what mends it. */
    public List<Text> warnings() {
        List<Text> warnings = new ArrayList<>();
        if (isLoopback()) {
            return warnings;
        }
        if (encryption instanceof Encryption.None) {
            warnings.add(Text.of("broker", user.isPresent() ? "warning.plain-login" : "warning.plain", name.value()));
        }
        if (user.isEmpty() && encryption.identity().isEmpty()) {
            warnings.add(Text.of("broker", "warning.anonymous", name.value()));
        }
        return warnings;
    }
}
