package org.hostkeeper.assembly;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.Secrets;

/** Keeps secrets until the end of the program, for the demo: nothing of it may reach the operator's keyring. */
public final class ForgetfulSecrets implements Secrets {
    private final Map<String, Secret> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<Secret> find(String name) {
        return Optional.ofNullable(kept.get(name)).map(Secret::copy);
    }

    @Override
    public void keep(String name, Secret secret) {
        Optional.ofNullable(kept.put(name, secret.copy())).ifPresent(Secret::destroy);
    }

    @Override
    public void forget(String name) {
        Optional.ofNullable(kept.remove(name)).ifPresent(Secret::destroy);
    }

    @Override
    public String where() {
        return "memory";
    }
}
