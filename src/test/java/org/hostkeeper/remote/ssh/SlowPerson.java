package org.hostkeeper.remote.ssh;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.ForwardedQuestions;
import org.hostkeeper.remote.Questions;

/** Thinks about a host key before answering. */
final class SlowPerson extends ForwardedQuestions {
    private final Duration thinking;

    SlowPerson(Questions person, Duration thinking) {
        super(person);
        this.thinking = thinking;
    }

    @Override
    public boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint) {
        long until = System.nanoTime() + thinking.toNanos();
        while (until - System.nanoTime() > 0) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        return super.acceptHostKey(host, address, keyType, fingerprint);
    }
}
