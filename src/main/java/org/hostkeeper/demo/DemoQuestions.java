package org.hostkeeper.demo;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.demo.program.Sudo;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;

/** Answers what the demo's hosts ask, so that nobody has to know the one password there is; it guards nothing. */
public final class DemoQuestions implements Questions {
    private final Questions others = Questions.unanswered();

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
        return Optional.of(Secret.of(Sudo.PASSWORD.toCharArray()));
    }

    @Override
    public void told(HostName host, Asked asked, boolean right) {
        others.told(host, asked, right);
    }

    @Override
    public Optional<List<Secret>> answers(
            HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo) {
        return others.answers(host, user, instruction, prompts, echo);
    }
}
