package org.hostkeeper.broker;

import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.Secrets;
import org.hostkeeper.words.Text;

/**
 * Writes brokers down together with their secrets: all are kept or none is, no password goes to a broker that it was not
 * typed for, and none stays behind. Secrets are lent: whoever gives it destroys it. Safe from any thread.
 */
public record BrokerBook(Brokers brokers, Secrets secrets) {
    /** @throws ProblemException AlreadyThere if one has the name, and then its password is as it was; SecretsUnavailable */
    public void add(SavedBroker broker, LoginSecrets typed) {
        brokers.add(broker);
        try {
            typed.passphrase().ifPresent(secret -> secrets.keep(broker.passphraseName(), secret));
            if (broker.user().isPresent() && typed.password().isEmpty()) {
                forgetIfThere(broker.secretName());
            }
            keep(broker, typed.password());
        } catch (ProblemException e) {
            brokers.remove(broker.name());
            typed.passphrase().ifPresent(_ -> forgetIfThere(broker.passphraseName()));
            throw e;
        }
    }

    /**
     * In place of the one of the same name.
     *
     * @param typed an empty password leaves the kept one as it is, for as long as the login is the same; an empty passphrase
     *     does, for as long as the key is
     * @throws ProblemException NotFound, SecretNeeded if the kept one was typed for another login, or SecretsUnavailable, and
     *     then all is as it was
     */
    public void replace(SavedBroker broker, LoginSecrets typed) {
        SavedBroker before = known(broker.name());
        boolean sameKey = broker.encryption().identity().equals(before.encryption().identity());
        if (sameKey && typed.passphrase().isEmpty()) {
            replaceLogin(before, broker, typed.password());
            return;
        }
        Optional<Secret> old = before.encryption().identity().flatMap(_ -> secrets.find(broker.passphraseName()));
        try {
            passphrase(broker, typed.passphrase());
            replaceLogin(before, broker, typed.password());
        } catch (ProblemException e) {
            passphrase(broker, old);
            throw e;
        } finally {
            old.ifPresent(Secret::destroy);
        }
    }

    private void passphrase(SavedBroker broker, Optional<Secret> now) {
        now.ifPresentOrElse(
                secret -> secrets.keep(broker.passphraseName(), secret), () -> forgetIfThere(broker.passphraseName()));
    }

    private void replaceLogin(SavedBroker before, SavedBroker broker, Optional<Secret> password) {
        if (broker.user().isPresent() && !broker.hasLoginOf(before)) {
            move(before, broker, password);
            return;
        }
        brokers.replace(broker);
        try {
            if (broker.user().isPresent()) {
                keep(broker, password);
            } else {
                forget(before);
            }
        } catch (ProblemException e) {
            brokers.replace(before);
            throw e;
        }
    }

    /** The old password is gone before the new login is known, and the new one comes after it: nobody finds a wrong pair. */
    private void move(SavedBroker before, SavedBroker broker, Optional<Secret> password) {
        Secret typed =
                password.orElseThrow(() -> new ProblemException(new Problem.SecretNeeded(broker.secretName())));
        Optional<Secret> old = secrets.find(before.secretName());
        try {
            secrets.forget(before.secretName());
            brokers.replace(broker);
            secrets.keep(broker.secretName(), typed);
        } catch (ProblemException e) {
            brokers.replace(before);
            old.ifPresent(secret -> secrets.keep(before.secretName(), secret));
            throw e;
        } finally {
            old.ifPresent(Secret::destroy);
        }
    }

    /**
     * Forgets it and its password.
     *
     * @throws ProblemException NotFound, or SecretsUnavailable, and then all is as it was
     */
    public void remove(SavedBroker broker) {
        SavedBroker before = known(broker.name());
        brokers.remove(before.name());
        try {
            forget(before);
        } catch (ProblemException e) {
            brokers.add(before);
            throw e;
        }
        before.encryption().identity().ifPresent(_ -> forgetIfThere(before.passphraseName()));
    }

    private SavedBroker known(HostName name) {
        return brokers.find(name)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound(Text.of("broker", "broker"), name.value())));
    }

    private void keep(SavedBroker broker, Optional<Secret> password) {
        password.filter(_ -> broker.user().isPresent())
                .ifPresent(secret -> secrets.keep(broker.secretName(), secret));
    }

    private void forget(SavedBroker broker) {
        if (broker.user().isPresent()) {
            secrets.forget(broker.secretName());
        } else {
            forgetIfThere(broker.secretName());
        }
    }

    /** There should be none; so it is no matter if nobody can look. */
    private void forgetIfThere(String name) {
        try {
            secrets.forget(name);
        } catch (ProblemException e) {
            if (!(e.problem() instanceof Problem.SecretsUnavailable)) {
                throw e;
            }
        }
    }
}
