package org.hostkeeper.secret.vault;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.Secrets;
import org.hostkeeper.secret.VaultPassphrase;
import org.hostkeeper.secret.VaultPassphrase.Purpose;

/**
 * Keeps secrets in an encrypted file that a passphrase opens, for machines without a keyring. The passphrase is asked
 * for at the first use and not again; a refusal holds until the console ends. The derived key stays in memory until
 * {@link #close()}, the secrets only for the length of a call. Safe from any thread, and beside other consoles.
 */
public final class VaultSecrets implements Secrets, AutoCloseable {
    private static final int TRIES = 3;

    private final Path path;
    private final VaultFile file;
    private final VaultProblems problems;
    private final VaultPassphrase passphrase;
    private final VaultCost cost;
    private final SecureRandom random;
    private Optional<VaultKey> key = Optional.empty();
    private boolean refused;

    public VaultSecrets(Path path, VaultPassphrase passphrase) {
        this(path, passphrase, VaultCost.USUAL, new SecureRandom());
    }

    VaultSecrets(Path path, VaultPassphrase passphrase, VaultCost cost, SecureRandom random) {
        this.path = path;
        this.problems = new VaultProblems(path);
        this.file = new VaultFile(path, problems);
        this.passphrase = passphrase;
        this.cost = cost;
        this.random = random;
    }

    /** Asks nobody where there is no vault yet. */
    @Override
    public synchronized Optional<Secret> find(String name) {
        Optional<SealedVault> sealed = file.read();
        if (sealed.isEmpty()) {
            return Optional.empty();
        }
        unlock(sealed.get());
        try (VaultContents contents = contents(sealed.get())) {
            return contents.copyOf(name);
        }
    }

    @Override
    public synchronized void keep(String name, Secret secret) {
        change(contents -> contents.put(name, secret));
    }

    @Override
    public synchronized void forget(String name) {
        if (file.read().isPresent()) {
            change(contents -> contents.remove(name));
        }
    }

    /** Asks for a new passphrase and seals everything with it; the old one opens only copies made before. */
    public synchronized void changePassphrase() {
        Optional<SealedVault> sealed = file.read();
        sealed.ifPresent(this::unlock);
        VaultKey next = chosenKey();
        boolean changed = file.replace(now -> now.isEmpty()
                ? Optional.of(SealedVault.seal(new VaultContents(), next, random))
                : key.filter(k -> k.fits(now.get().header())).map(_ -> resealed(now.get(), next)));
        if (!changed) {
            next.close();
            throw problems.wrongPassphrase();
        }
        remember(next);
    }

    @Override
    public String where() {
        return path.toString();
    }

    /** Wipes the key; the next use asks for the passphrase again. */
    @Override
    public synchronized void close() {
        key.ifPresent(VaultKey::close);
        key = Optional.empty();
    }

    /** Nobody is asked while the file is locked; if another console changed it meanwhile, all begins anew. */
    private void change(Consumer<VaultContents> change) {
        boolean done = false;
        while (!done) {
            Optional<SealedVault> seen = file.read();
            seen.ifPresentOrElse(this::unlock, this::chooseIfClosed);
            done = file.replace(now -> changed(now, change));
        }
    }

    private Optional<SealedVault> changed(Optional<SealedVault> now, Consumer<VaultContents> change) {
        VaultKey current = key.orElseThrow();
        if (now.isPresent() && !current.fits(now.get().header())) {
            return Optional.empty();
        }
        try (VaultContents contents = now.isPresent() ? contents(now.get()) : new VaultContents()) {
            change.accept(contents);
            return Optional.of(SealedVault.seal(contents, current, random));
        }
    }

    private SealedVault resealed(SealedVault now, VaultKey next) {
        try (VaultContents contents = contents(now)) {
            return SealedVault.seal(contents, next, random);
        }
    }

    private VaultContents contents(SealedVault sealed) {
        return sealed.open(key.orElseThrow()).orElseThrow(problems::wrongPassphrase);
    }

    private void unlock(SealedVault sealed) {
        if (key.isPresent() && key.get().fits(sealed.header())) {
            return;
        }
        for (int i = 0; i < TRIES; i++) {
            VaultKey tried = derived(i == 0 ? Purpose.OPEN : Purpose.OPEN_AGAIN, sealed.header());
            Optional<VaultContents> opened = sealed.open(tried);
            opened.ifPresent(VaultContents::close);
            if (opened.isPresent()) {
                remember(tried);
                return;
            }
            tried.close();
        }
        throw problems.wrongPassphrase();
    }

    private void chooseIfClosed() {
        if (key.isEmpty()) {
            remember(chosenKey());
        }
    }

    private VaultKey chosenKey() {
        byte[] salt = new byte[VaultKey.SALT];
        random.nextBytes(salt);
        try (Secret chosen = ask(Purpose.CHOOSE)) {
            if (chosen.length() == 0) {
                throw problems.emptyPassphrase();
            }
            return VaultKey.derive(chosen, salt, cost);
        }
    }

    private VaultKey derived(Purpose purpose, VaultHeader header) {
        try (Secret given = ask(purpose)) {
            return VaultKey.derive(given, header.salt(), header.cost());
        }
    }

    private Secret ask(Purpose purpose) {
        if (refused) {
            throw problems.refused();
        }
        Optional<Secret> answer = passphrase.ask(purpose, path);
        refused = answer.isEmpty();
        return answer.orElseThrow(problems::refused);
    }

    private void remember(VaultKey opened) {
        close();
        key = Optional.of(opened);
    }
}
