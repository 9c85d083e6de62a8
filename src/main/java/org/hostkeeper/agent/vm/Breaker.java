package org.hostkeeper.agent.vm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import org.hostkeeper.exhibition.ControllerSettings;

/**
 * Keeps a machine that dies again and again from being reverted for ever: after so many reverts it is left alone for a pause,
 * and after each further one that does not help for twice as long. A beat ends the pause, but not what is remembered: a guest
 * that beats once and dies would otherwise be reverted without end. What is remembered goes with time, or by a person.
 */
final class Breaker {
    private static final int MOST_DOUBLINGS = 30;

    private final ControllerSettings.Breaker rule;
    private final Deque<Long> reverts = new ArrayDeque<>();
    private OptionalLong until = OptionalLong.empty();
    private OptionalLong wellSince = OptionalLong.empty();
    private int pauses;
    private boolean free;
    private boolean beaten;

    Breaker(ControllerSettings.Breaker rule) {
        this.rule = rule;
    }

    /** Ends a pause that is over: one revert is free then. */
    void tick(Moment now) {
        if (until.isPresent() && now.reached(until.getAsLong())) {
            until = OptionalLong.empty();
            free = true;
        }
    }

    /** Whether a revert may begin; if not, a pause has begun or goes on. */
    boolean allows(Moment now) {
        if (until.isPresent()) {
            return false;
        }
        reverts.removeIf(at -> now.since(at).compareTo(rule.within()) >= 0);
        boolean again = pauses > 0 && !beaten;
        if (!free && (again || reverts.size() >= rule.reverts())) {
            pause(now);
            return false;
        }
        return true;
    }

    private void pause(Moment now) {
        long nanos = rule.longest().toNanos();
        if (pauses < MOST_DOUBLINGS && rule.pause().toNanos() <= nanos >> pauses) {
            nanos = rule.pause().toNanos() << pauses;
        }
        pauses++;
        beaten = false;
        wellSince = OptionalLong.empty();
        until = OptionalLong.of(now.nanos() + nanos);
    }

    /** Counts a revert that begins. */
    void reverted(Moment now) {
        free = false;
        wellSince = OptionalLong.empty();
        reverts.add(now.nanos());
    }

    /**
     * A guest that goes on after a revert that failed has beaten long before: that it was well then says nothing of now.
     *
     * @param first when the guest as it is now beat first
     * @return whether it has been well for so long that what was before counts no more
     */
    boolean beat(Moment now, long first) {
        until = OptionalLong.empty();
        beaten = true;
        if (wellSince.isEmpty()) {
            wellSince = OptionalLong.of(now.nanos());
        }
        boolean lasts = now.since(first).compareTo(rule.within()) >= 0
                && now.since(wellSince.getAsLong()).compareTo(rule.within()) >= 0;
        if (lasts) {
            reset();
        }
        return lasts;
    }

    /** A person has taken it in hand. */
    void reset() {
        reverts.clear();
        until = OptionalLong.empty();
        pauses = 0;
        free = false;
        beaten = false;
    }

    boolean suspended() {
        return until.isPresent();
    }

    OptionalLong until() {
        return until;
    }

    /** How often it has paused since it was well, or a person came. */
    int pauses() {
        return pauses;
    }

    int reverts() {
        return reverts.size();
    }
}
