package org.hostkeeper.cli.terminal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;

/**
 * Answers from what a script handed over on standard input: never from arguments, where every user of the machine can
 * read them, nor from the environment, which is inherited. Every host of the command gets the same, as copies.
 */
public record GivenAnswers(
        Optional<Secret> loginPassword, Optional<Secret> keyPassphrase, Optional<Secret> rootPassword, Set<HostName> wrong)
        implements Questions, AutoCloseable {
    public GivenAnswers(Optional<Secret> loginPassword, Optional<Secret> keyPassphrase, Optional<Secret> rootPassword) {
        this(loginPassword, keyPassphrase, rootPassword, ConcurrentHashMap.newKeySet());
    }

    public static GivenAnswers nothing() {
        return new GivenAnswers(Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint) {
        return false;
    }

    @Override
    public Optional<Secret> password(HostName host, String user) {
        return loginPassword.map(Secret::copy);
    }

    @Override
    public Optional<Secret> passphrase(HostName host, String keyPath) {
        return keyPassphrase.map(Secret::copy);
    }

    @Override
    public Optional<Secret> sudoPassword(HostName host, String user) {
        return wrong.contains(host) ? Optional.empty() : rootPassword.map(Secret::copy);
    }

    @Override
    public void told(HostName host, Asked asked, boolean right) {
        if (!right && asked instanceof Asked.SudoPassword) {
            wrong.add(host);
        }
    }

    @Override
    public Optional<List<Secret>> answers(
            HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo) {
        return prompts.size() == 1 && !echo.getFirst() ? loginPassword.map(p -> List.of(p.copy())) : Optional.empty();
    }

    @Override
    public void close() {
        loginPassword.ifPresent(Secret::destroy);
        keyPassphrase.ifPresent(Secret::destroy);
        rootPassword.ifPresent(Secret::destroy);
    }
}
