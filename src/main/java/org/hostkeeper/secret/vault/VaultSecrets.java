package org.hostkeeper.secret.vault;

import java.nio.file.Path;
import java.util.Optional;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.Secrets;

/** Keeps secrets in an encrypted file that a passphrase opens, for machines without a keyring. Safe from any thread. */
public final class VaultSecrets implements Secrets, AutoCloseable {
    private final Path file;

    public VaultSecrets(Path file, VaultPassphrase passphrase) {
        this.file = file;
        java.util.Objects.requireNonNull(passphrase);
    }

    @Override
    public Optional<Secret> find(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void keep(String name, Secret secret) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forget(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String where() {
        return file.toString();
    }

    @Override
    public void close() {}
}
