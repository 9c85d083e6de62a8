package org.hostkeeper.broker;

import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.PlanId;

/**
 * The port to the messages that were cleared, so that they can be put back. They stand here and not in the journal: the
 * journal never forgets, and a payload may be what somebody wants forgotten.
 */
public interface ClearedMessages {
    /**
     * One of them.
     *
     * @param plan the change that cleared it
     */
    record Cleared(PlanId plan, HostName broker, String topic, byte[] payload, int qos, Instant at) {}

    void keep(Cleared cleared);

    Optional<Cleared> find(PlanId plan);

    /** Lets go of what was cleared before this moment. */
    void forgetBefore(Instant moment);
}
