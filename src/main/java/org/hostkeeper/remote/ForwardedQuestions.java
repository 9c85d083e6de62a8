package org.hostkeeper.remote;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.secret.Secret;

/** Hands every question on to somebody else: the base of whoever answers one of them himself and has no opinion on the rest. */
public abstract class ForwardedQuestions implements Questions {
    private final Questions others;

    protected ForwardedQuestions(Questions others) {
        this.others = others;
    }

    @Override
    public boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint) {
        return others.acceptHostKey(host, address, keyType, fingerprint);
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
