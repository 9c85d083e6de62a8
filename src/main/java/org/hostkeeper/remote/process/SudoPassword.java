package org.hostkeeper.remote.process;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.Problem.SudoRefused.Reason;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;

/**
 * The sudo password of one host, asked for once while the connection stands. Until sudo has taken it, one thread alone
 * tries it and the others wait; if it is wrong they fail with it, so that one mistake is one attempt in the host's log
 * and not one for each thing that was under way.
 */
final class SudoPassword implements AutoCloseable {
    private final HostName host;
    private final String user;
    private final Questions questions;
    private final ReentrantLock trying = new ReentrantLock();
    private Optional<Secret> proven = Optional.empty();
    private int mistakes;

    SudoPassword(HostName host, String user, Questions questions) {
        this.host = host;
        this.user = user;
        this.questions = questions;
    }

    /** Hands a password over to be tried; the attempt says whether sudo took it. */
    void tryWith(Attempt attempt) throws InterruptedException {
        int before = mistakes();
        Optional<Secret> known = known();
        if (known.isPresent()) {
            try (Secret secret = known.get()) {
                attemptWith(secret, attempt);
            }
            return;
        }
        trying.lockInterruptibly();
        try {
            if (mistakes() != before) {
                throw refused(Reason.WRONG_PASSWORD);
            }
            try (Secret secret = known().or(() -> questions.sudoPassword(host, user))
                    .orElseThrow(() -> refused(Reason.PASSWORD_NEEDED))) {
                attemptWith(secret, attempt);
                keep(secret);
                questions.told(host, new Asked.SudoPassword(user), true);
            }
        } finally {
            trying.unlock();
        }
    }

    private void attemptWith(Secret secret, Attempt attempt) throws InterruptedException {
        if (!attempt.with(secret)) {
            forget();
            questions.told(host, new Asked.SudoPassword(user), false);
            throw refused(Reason.WRONG_PASSWORD);
        }
    }

    private ProblemException refused(Reason reason) {
        return new ProblemException(new Problem.SudoRefused(host.value(), user, reason));
    }

    private synchronized int mistakes() {
        return mistakes;
    }

    private synchronized Optional<Secret> known() {
        return proven.map(Secret::copy);
    }

    private synchronized void keep(Secret secret) {
        if (proven.isEmpty()) {
            proven = Optional.of(secret.copy());
        }
    }

    private synchronized void forget() {
        mistakes++;
        close();
    }

    @Override
    public synchronized void close() {
        proven.ifPresent(Secret::destroy);
        proven = Optional.empty();
    }

    /** Gives sudo the password once. */
    interface Attempt {
        /** False if sudo said that it is wrong; whatever else is in the way is thrown. */
        boolean with(Secret secret) throws InterruptedException;
    }
}
