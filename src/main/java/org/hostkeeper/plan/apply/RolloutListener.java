package org.hostkeeper.plan.apply;

import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;

/** Watches a rollout host by host. Called from many threads. */
public interface RolloutListener {
    void started(HostName host);

    /** @param fraction 0 to 1, of this host's plan */
    void step(HostName host, Text what, double fraction);

    void ended(HostName host, Applied how);

    /** For rollouts that nobody watches host by host. */
    static RolloutListener none() {
        return new RolloutListener() {
            @Override
            public void started(HostName host) {}

            @Override
            public void step(HostName host, Text what, double fraction) {}

            @Override
            public void ended(HostName host, Applied how) {}
        };
    }
}
