package org.hostkeeper.secret;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.words.Text;

/** Secrets until the console ends, where there is no better place, and in the demo. Safe from any thread. */
public final class MemorySecrets implements Secrets, AutoCloseable {
    private final Map<String, Secret> secrets = new HashMap<>();

    @Override
    public synchronized Optional<Secret> find(String name) {
        return Optional.ofNullable(secrets.get(name)).map(Secret::copy);
    }

    @Override
    public synchronized void keep(String name, Secret secret) {
        Secret copy = secret.copy();
        forget(name);
        secrets.put(name, copy);
    }

    @Override
    public synchronized void forget(String name) {
        Optional.ofNullable(secrets.remove(name)).ifPresent(Secret::destroy);
    }

    @Override
    public String where() {
        return Text.of("secret", "memory").toString();
    }

    @Override
    public synchronized void close() {
        secrets.values().forEach(Secret::destroy);
        secrets.clear();
    }
}
