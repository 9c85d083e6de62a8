package org.hostkeeper.remote.ssh;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;

/** Thinks about a host key before answering. */
record SlowPerson(Questions person, Duration thinking) implements Questions {
    @Override
    public boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint) {
        long until = System.nanoTime() + thinking.toNanos();
        while (until - System.nanoTime() > 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        return person.acceptHostKey(host, address, keyType, fingerprint);
    }

    @Override
    public Optional<Secret> password(HostName host, String user) {
        return person.password(host, user);
    }

    @Override
    public Optional<Secret> passphrase(HostName host, String keyPath) {
        return person.passphrase(host, keyPath);
    }

    @Override
    public Optional<Secret> sudoPassword(HostName host, String user) {
        return person.sudoPassword(host, user);
    }

    @Override
    public void told(HostName host, Asked asked, boolean right) {
        person.told(host, asked, right);
    }

    @Override
    public Optional<List<Secret>> answers(
            HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo) {
        return person.answers(host, user, instruction, prompts, echo);
    }
}
