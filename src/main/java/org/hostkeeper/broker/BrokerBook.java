package org.hostkeeper.broker;

import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.Secrets;
import org.hostkeeper.words.Text;

/**
 * Writes brokers down together with their passwords: both are kept or neither is, none goes to a broker that it was not
 * typed for, and none stays behind. A password is lent: whoever gives it destroys it. Safe from any thread.
 */
public record BrokerBook(Brokers brokers, Secrets secrets) {
    /** @throws ProblemException AlreadyThere if one has the name, and then its password is as it was; SecretsUnavailable */
    public void add(SavedBroker broker, Optional<Secret> password) {
        brokers.add(broker);
        try {
            if (broker.user().isPresent() && password.isEmpty()) {
                forgetIfThere(broker);
            }
            keep(broker, password);
        } catch (ProblemException e) {
            brokers.remove(broker.name());
            throw e;
        }
    }

    /**
     * In place of the one of the same name.
     *
     * @param password empty leaves the kept one as it is, for as long as the login is the same
     * @throws ProblemException NotFound, SecretNeeded if the kept one was typed for another login, or SecretsUnavailable, and
     *     then all is as it was
     */
    public void replace(SavedBroker broker, Optional<Secret> password) {
        SavedBroker before = known(broker.name());
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
            forgetIfThere(broker);
        }
    }

    /** There should be none; so it is no matter if nobody can look. */
    private void forgetIfThere(SavedBroker broker) {
        try {
            secrets.forget(broker.secretName());
        } catch (ProblemException e) {
            if (!(e.problem() instanceof Problem.SecretsUnavailable)) {
                throw e;
            }
        }
    }
}
