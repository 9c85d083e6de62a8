package org.hostkeeper.secret.keyring;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.Secrets;
import org.hostkeeper.words.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps secrets in the desktop's keyring: the Secret Service or KWallet, over D-Bus. Nothing is touched before the first
 * use. All calls to the keyring happen on one thread of their own, and nobody waits for it longer than the limits: the
 * first knock soon shows whether anything answers, after that a person may need a while to unlock it. One that once did
 * not answer in time is not asked again. Safe from any thread.
 */
public final class KeyringSecrets implements Secrets, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyringSecrets.class);

    /** How long callers wait: for a sign of life, and for a person who unlocks the keyring. */
    record Patience(Duration knock, Duration answer) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(3), Duration.ofSeconds(60));
    }

    private final DesktopKeyring keyring;
    private final Patience patience;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("keyring").factory());
    private volatile boolean knocked;
    private volatile boolean silent;

    KeyringSecrets(DesktopKeyring keyring, Patience patience) {
        this.keyring = keyring;
        this.patience = patience;
    }

    /** The keyring of the desktop session that this process runs in. */
    public static KeyringSecrets ofDesktop() {
        return new KeyringSecrets(new JavaKeyring(), Patience.USUAL);
    }

    @Override
    public Optional<Secret> find(String name) {
        return ask(() -> keyring.find(name));
    }

    @Override
    public void keep(String name, Secret secret) {
        try (Secret lent = secret.copy()) {
            ask(() -> {
                keyring.keep(name, lent);
                return name;
            });
        }
    }

    @Override
    public void forget(String name) {
        ask(() -> {
            keyring.forget(name);
            return name;
        });
    }

    @Override
    public String where() {
        return Text.of("secret.keyring", "name").toString();
    }

    /** Does not wait for the keyring either. */
    @Override
    public void close() {
        thread.execute(() -> {
            try {
                keyring.close();
            } catch (KeyringFailure e) {
                LOG.debug("Closing the keyring", e);
            }
        });
        thread.shutdown();
    }

    /** Work that only the keyring's thread does. */
    private interface Request<T> {
        T answer() throws KeyringFailure;
    }

    private <T> T ask(Request<T> request) {
        if (silent) {
            throw unavailable(Text.of("secret.keyring", "silent"));
        }
        if (!knocked) {
            await(() -> {
                keyring.knock();
                return true;
            }, patience.knock());
            knocked = true;
        }
        return await(request, patience.answer());
    }

    private <T> T await(Request<T> request, Duration limit) {
        Future<T> answer = thread.submit(request::answer);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            silent = true;
            answer.cancel(true);
            throw unavailable(Text.of("secret.keyring", "silent"));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Cancelled(where()), e);
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    /** The libraries below throw whatever they stumble over, link errors included: to a person it is all the same. */
    private ProblemException failed(ExecutionException thrown) {
        Throwable cause = thrown.getCause();
        LOG.debug("The keyring failed", cause);
        if (cause instanceof KeyringFailure failure) {
            return unavailable(failure.words());
        }
        return unavailable(Text.of("secret.keyring", "failed", String.valueOf(cause)));
    }

    private ProblemException unavailable(Text why) {
        return new ProblemException(new Problem.SecretsUnavailable(where(), why));
    }
}
