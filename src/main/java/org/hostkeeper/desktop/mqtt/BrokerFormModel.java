package org.hostkeeper.desktop.mqtt;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.broker.ClientCertificate;
import org.hostkeeper.broker.Encryption;
import org.hostkeeper.broker.LoginSecrets;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.host.HostName;
import org.hostkeeper.mqtt.TopicName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.words.Text;

/** A broker in the making: what was typed, what is wrong with it, and what a login came to. */
public final class BrokerFormModel {
    /** Whom to believe, as it is chosen. */
    enum Trust { NONE, SYSTEM, AUTHORITY }

    /** What a login came to. */
    public sealed interface Tested {
        /** None was tried. */
        record Not() implements Tested {}

        /** It is under way. */
        record Trying() implements Tested {}

        /** One is let in. */
        record Well(int agents, int modules) implements Tested {}

        /** One is not. */
        record Failed(Problem problem) implements Tested {}
    }

    private final Optional<SavedBroker> before;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final ObjectProperty<Trust> trust = new SimpleObjectProperty<>(Trust.NONE);
    private final StringProperty authority = new SimpleStringProperty("");
    private final StringProperty certificate = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty prefix = new SimpleStringProperty(SavedBroker.USUAL_PREFIX);
    private final StringProperty rest = new SimpleStringProperty("");
    private final ObjectProperty<Optional<HostName>> host = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Tested> tested = new SimpleObjectProperty<>(new Tested.Not());
    private int tries;

    BrokerFormModel(Optional<SavedBroker> before) {
        this.before = before;
        before.ifPresent(this::fill);
    }

    private void fill(SavedBroker broker) {
        name.set(broker.name().value());
        address.set(broker.address());
        port.set(Integer.toString(broker.port()));
        switch (broker.encryption()) {
            case Encryption.None _ -> trust.set(Trust.NONE);
            case Encryption.SystemTrust _ -> trust.set(Trust.SYSTEM);
            case Encryption.Authority(Path file, _) -> {
                trust.set(Trust.AUTHORITY);
                authority.set(file.toString());
            }
        }
        broker.encryption().identity().ifPresent(mine -> {
            certificate.set(mine.certificate().toString());
            key.set(mine.key().toString());
        });
        user.set(broker.user().orElse(""));
        prefix.set(broker.prefix());
        rest.set(broker.rest().map(URI::toString).orElse(""));
        host.set(broker.host());
    }

    boolean isNew() {
        return before.isEmpty();
    }

    StringProperty name() {
        return name;
    }

    StringProperty address() {
        return address;
    }

    /** Empty for the usual one. */
    StringProperty port() {
        return port;
    }

    ObjectProperty<Trust> trust() {
        return trust;
    }

    StringProperty authority() {
        return authority;
    }

    /** Empty to show none. */
    StringProperty certificate() {
        return certificate;
    }

    StringProperty key() {
        return key;
    }

    /** Empty leaves a kept one as it is, while the key is the same. */
    StringProperty passphrase() {
        return passphrase;
    }

    StringProperty user() {
        return user;
    }

    /** Empty leaves a kept one as it is, while {@link #keepsPassword}. */
    StringProperty password() {
        return password;
    }

    /** Whether the password that is kept was typed for the login as it stands here. */
    boolean keepsPassword() {
        return before.flatMap(b -> broker().filter(b::hasLoginOf)).isPresent();
    }

    StringProperty prefix() {
        return prefix;
    }

    StringProperty rest() {
        return rest;
    }

    ObjectProperty<Optional<HostName>> host() {
        return host;
    }

    ReadOnlyObjectProperty<Tested> tested() {
        return tested;
    }

    /** A login begins; what it comes to counts only while nothing else was typed or tried since. */
    Consumer<Tested> trying() {
        tries++;
        int mine = tries;
        tested.set(new Tested.Trying());
        return result -> {
            if (mine == tries) {
                tested.set(result);
            }
        };
    }

    /** Something else is typed: what a login came to is not about that. */
    void changed() {
        tries++;
        tested.set(new Tested.Not());
    }

    Observable[] typed() {
        return new Observable[] {name, address, port, trust, authority, certificate, key, passphrase, user, password, prefix, rest, host};
    }

    /** What was typed; the caller destroys it. */
    LoginSecrets secrets() {
        return new LoginSecrets(secret(password), secret(passphrase));
    }

    private static Optional<Secret> secret(StringProperty typed) {
        return typed.get().isEmpty() ? Optional.empty() : Optional.of(Secret.of(typed.get().toCharArray()));
    }

    /** The broker, if nothing is wrong with it. */
    Optional<SavedBroker> broker() {
        return problem().isPresent() ? Optional.empty() : Optional.of(made());
    }

    /** What is wrong; nothing yet while name and address are not filled in. */
    Optional<Text> fault() {
        return name.get().isBlank() || address.get().isBlank() ? Optional.empty() : problem();
    }

    private Optional<Text> problem() {
        try {
            SavedBroker _ = made();
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem().text());
        }
    }

    private SavedBroker made() {
        return new SavedBroker(
                new HostName(name.get().strip()),
                address.get().strip(),
                portNumber(),
                encryption(),
                Optional.of(user.get().strip()).filter(u -> !u.isEmpty()),
                TopicName.prefix(prefix.get().strip()),
                Optional.of(rest.get().strip()).filter(r -> !r.isEmpty()).map(SavedBroker::restAt),
                host.get());
    }

    private int portNumber() {
        String typed = port.get().strip();
        if (typed.isEmpty()) {
            return trust.get() == Trust.NONE ? SavedBroker.PLAIN_PORT : SavedBroker.TLS_PORT;
        }
        return typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : 0;
    }

    private Encryption encryption() {
        return switch (trust.get()) {
            case NONE -> new Encryption.None();
            case SYSTEM -> new Encryption.SystemTrust(identity());
            case AUTHORITY -> {
                Path file = Path.of(authority.get().strip());
                if (!Files.isReadable(file) || Files.isDirectory(file)) {
                    throw new ProblemException(new Problem.InvalidInput(
                            Text.of("desktop.mqtt", "form.authority"),
                            file.toString(),
                            Text.of("desktop.mqtt", "form.authority.rule")));
                }
                yield new Encryption.Authority(file.toAbsolutePath(), identity());
            }
        };
    }

    /** What is shown to the broker; with a key that others may read it is said at once. */
    private Optional<ClientCertificate> identity() {
        String shown = certificate.get().strip();
        String its = key.get().strip();
        if (shown.isEmpty() && its.isEmpty()) {
            return Optional.empty();
        }
        if (shown.isEmpty() || its.isEmpty()) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("broker", "certificate"), shown + its, Text.of("broker", "certificate.alone")));
        }
        return Optional.of(new ClientCertificate(Path.of(shown).toAbsolutePath(), Path.of(its).toAbsolutePath()).checked());
    }

    /** What is open at it that should not be. */
    List<Text> warnings() {
        return broker().map(SavedBroker::warnings).orElse(List.of());
    }
}
