package org.hostkeeper.remote;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.secret.Secret;

/**
 * Accepts exactly the host key whose fingerprint the operator already has, so that a script can add a host without a
 * question. Every other key, and every other question, goes on to whoever answered before.
 */
public final class KnownFingerprint implements Questions {
    private final String fingerprint;
    private final Questions others;

    /** @param fingerprint {@code SHA256:} and base64 without padding, as OpenSSH prints it */
    public KnownFingerprint(String fingerprint, Questions others) {
        this.fingerprint = fingerprint;
        this.others = others;
    }

    @Override
    public boolean acceptHostKey(HostName host, String address, String keyType, String shown) {
        return fingerprint.equals(shown) || others.acceptHostKey(host, address, keyType, shown);
    }

    @Override
    public Optional<Secret> password(HostName host, String user) {
        return others.password(host, user);
    }

    @Override
    public Optional<Secret> passphrase(HostName host, String keyPath) {
        return others.passphrase(host, keyPath);
    }

    @Override
    public Optional<Secret> sudoPassword(HostName host, String user) {
        return others.sudoPassword(host, user);
    }

    @Override
    public Optional<Secret> named(String name, boolean again) {
        return others.named(name, again);
    }

    @Override
    public void told(HostName host, Asked asked, boolean right) {
        others.told(host, asked, right);
    }

    @Override
    public boolean wantsKept(HostName host, Asked asked) {
        return others.wantsKept(host, asked);
    }

    @Override
    public Optional<List<Secret>> answers(
            HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo) {
        return others.answers(host, user, instruction, prompts, echo);
    }
}
