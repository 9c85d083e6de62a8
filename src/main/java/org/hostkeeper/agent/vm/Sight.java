package org.hostkeeper.agent.vm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.words.Text;

/**
 * What libvirt said of a machine when it was asked last. Events only make it be asked: they come late, and one that tells of
 * our own revert must not be taken for a death. An answer that was under way while something was done tells nothing either.
 */
final class Sight {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofSeconds(30);

    private Optional<Power> power = Optional.empty();
    private Optional<Text> blind = Optional.empty();
    private boolean golden;
    private boolean stale;
    private boolean asked;
    private boolean anew;
    private boolean whole;
    private boolean restarted;
    private long token;
    private long at;
    private OptionalLong again = OptionalLong.empty();
    private Duration pause = SOON;

    /** Empty if it is asked already: then once more when the answer has come. */
    Optional<Effect> ask(boolean snapshotsToo) {
        whole |= snapshotsToo;
        again = OptionalLong.empty();
        if (asked) {
            anew = true;
            return Optional.empty();
        }
        asked = true;
        Effect look = new Effect.Look(token, whole);
        whole = false;
        return Optional.of(look);
    }

    /** What is known or being asked is no longer so. */
    void forget() {
        token++;
        stale = true;
        asked = false;
        anew = false;
        again = OptionalLong.empty();
    }

    /** Libvirt need not be asked: this is what has just been done. */
    void set(Power now, Moment moment) {
        power = Optional.of(now);
        blind = Optional.empty();
        stale = false;
        restarted = false;
        at = moment.nanos();
    }

    /** Somebody has ended it, and it may run again already. */
    void died() {
        restarted = true;
    }

    /** Whether this answer is of any use. */
    boolean take(long of, Power now, Optional<Boolean> hasGolden, Moment moment) {
        if (of != token) {
            return false;
        }
        asked = false;
        hasGolden.ifPresent(there -> golden = there);
        pause = SOON;
        if (anew) {
            anew = false;
            return false;
        }
        boolean ended = restarted;
        set(now, moment);
        restarted = ended;
        if (now == Power.ABSENT) {
            again = OptionalLong.of(moment.after(LATEST));
        }
        return true;
    }

    /** Libvirt did not say. It is asked again, more and more seldom. */
    boolean fail(long of, Text why, Moment moment) {
        if (of != token) {
            return false;
        }
        asked = false;
        anew = false;
        blind = Optional.of(why);
        again = OptionalLong.of(moment.after(pause));
        pause = pause.multipliedBy(2).compareTo(LATEST) < 0 ? pause.multipliedBy(2) : LATEST;
        return true;
    }

    /** Whether it ran, or runs again, as another guest; asked once. */
    boolean takeRestarted() {
        boolean was = restarted;
        restarted = false;
        return was;
    }

    boolean asked() {
        return asked;
    }

    /** Whether what is known may be acted upon. */
    boolean clear() {
        return power.isPresent() && blind.isEmpty() && !stale;
    }

    Optional<Power> power() {
        return power;
    }

    boolean is(Power which) {
        return power.filter(which::equals).isPresent();
    }

    Optional<Text> blind() {
        return blind;
    }

    boolean golden() {
        return golden;
    }

    void golden(boolean there) {
        golden = there;
    }

    long at() {
        return at;
    }

    boolean due(Moment now) {
        return again.isPresent() && now.reached(again.getAsLong());
    }

    OptionalLong again() {
        return again;
    }
}
