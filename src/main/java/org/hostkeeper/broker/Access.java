package org.hostkeeper.broker;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hostkeeper.mqtt.BrokerSettings;
import org.hostkeeper.mqtt.Login;
import org.hostkeeper.mqtt.Tls;
import org.hostkeeper.mqtt.Visit;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.Secrets;

/**
 * How one gets into a broker: its place with the password from where secrets are kept, and a client id that nobody else
 * has, for a broker throws out the older of two with the same.
 */
public record Access(Brokers brokers, Secrets secrets, RandomGenerator random) {
    /**
     * With what is kept for it. Whoever is given it closes it.
     *
     * @throws ProblemException SecretNeeded if it has a user and no password is kept that was typed for this login, or a key
     *     that needs a passphrase and none is kept; SecretsUnavailable if they cannot be asked for
     */
    public WayIn to(SavedBroker broker) {
        return to(broker, LoginSecrets.none());
    }

    /** With what was typed, which need not be kept, and what is kept for the rest; it is lent. */
    public WayIn to(SavedBroker broker, LoginSecrets typed) {
        Optional<Secret> passphrase = broker.encryption().identity()
                .map(ClientCertificate::checked)
                .filter(ClientCertificate::isEncrypted)
                .map(_ -> typed.passphrase().map(Secret::copy).orElseGet(() -> passphrase(broker)));
        try {
            return way(broker, broker.user().map(_ -> typed.password().map(Secret::copy).orElseGet(() -> kept(broker))), passphrase);
        } catch (ProblemException e) {
            passphrase.ifPresent(Secret::destroy);
            throw e;
        }
    }

    /** It opens a file of this person, and goes nowhere. */
    private Secret passphrase(SavedBroker broker) {
        return secrets.find(broker.passphraseName())
                .orElseThrow(() -> new ProblemException(new Problem.SecretNeeded(broker.passphraseName())));
    }

    /** It is looked up before the broker that it is for: what another console changes in between is not taken for the same. */
    private Secret kept(SavedBroker broker) {
        Optional<Secret> found = secrets.find(broker.secretName());
        if (found.isPresent() && brokers.find(broker.name()).filter(broker::hasLoginOf).isPresent()) {
            return found.get();
        }
        found.ifPresent(Secret::destroy);
        throw new ProblemException(new Problem.SecretNeeded(broker.secretName()));
    }

    /** One login for one errand, after which the password is not needed any more. */
    Visit visit(SavedBroker broker) {
        try (WayIn way = to(broker)) {
            return Visit.at(way.settings());
        }
    }

    private WayIn way(SavedBroker broker, Optional<Secret> password, Optional<Secret> passphrase) {
        BrokerSettings plain = BrokerSettings.of(broker.address(), broker.port(), "hostkeeper-" + randomName());
        Optional<Tls> tls = broker.encryption().tls(passphrase);
        BrokerSettings encrypted = tls.map(plain::with).orElse(plain);
        return new WayIn(broker.user()
                .flatMap(user -> password.map(secret -> encrypted.with(new Login(user, secret))))
                .orElse(encrypted));
    }

    /** A name that is fit for a topic and that nobody guesses: a client's, or a request's. */
    public String randomName() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
