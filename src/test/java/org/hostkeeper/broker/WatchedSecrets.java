package org.hostkeeper.broker;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.MemorySecrets;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.Secrets;
import org.hostkeeper.words.Text;

/** Secrets that remember what they gave away, and that can be locked. */
final class WatchedSecrets implements Secrets, AutoCloseable {
    final List<Secret> given = new CopyOnWriteArrayList<>();
    private final MemorySecrets secrets = new MemorySecrets();
    private volatile boolean locked;

    void lock() {
        locked = true;
    }

    void unlock() {
        locked = false;
    }

    private void check() {
        if (locked) {
            throw new ProblemException(new Problem.SecretsUnavailable(where(), Text.literal("locked")));
        }
    }

    @Override
    public Optional<Secret> find(String name) {
        check();
        Optional<Secret> found = secrets.find(name);
        found.ifPresent(given::add);
        return found;
    }

    @Override
    public void keep(String name, Secret secret) {
        check();
        secrets.keep(name, secret);
    }

    @Override
    public void forget(String name) {
        check();
        secrets.forget(name);
    }

    @Override
    public String where() {
        return secrets.where();
    }

    @Override
    public void close() {
        secrets.close();
    }
}
