package org.hostkeeper.agent.vm;

import org.hostkeeper.words.Text;

/** What the watchdog wants to be done, in this order. */
sealed interface Effect {
    /**
     * Ask libvirt how the machine is, and answer with {@link Watchdog#looked} or {@link Watchdog#blind}.
     *
     * @param token to be given with the answer, so that one from before an operation is known for what it is
     * @param whole its snapshots too
     */
    record Look(long token, boolean whole) implements Effect {}

    /**
     * Put the machine back, and answer with {@link Watchdog#ended}. The operation has begun already.
     *
     * @param operation START where there is no golden snapshot
     */
    record Renew(Operation operation, Cause cause) implements Effect {}

    /** The guest that was put back has said its first word. */
    record Answered() implements Effect {}

    /** The guest that was put back will not say one any more. */
    record Unanswered() implements Effect {}

    /** A person has to know. */
    record Tell(VmAlerts.Kind kind, Text text) implements Effect {}
}
