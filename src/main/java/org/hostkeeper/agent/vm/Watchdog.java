package org.hostkeeper.agent.vm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.words.Text;

/**
 * Decides what becomes of one machine. It has no thread and no clock: it is told what happened and when, and says what is to be
 * done; so it can be tried with every order of events. What it wants is fetched by {@link #effects}, after each call.
 */
final class Watchdog {
    /**
     * What it knows from before.
     *
     * @param awaited it was put back, and its first word has not come
     * @param told a person may have been told of something that is not known to be over
     * @param wish something that was to be done when the agent ended
     */
    record Before(boolean stopped, boolean autoRevert, boolean awaited, boolean told, Optional<Cause> wish) {}

    private final Machine machine;
    private final Sight sight;
    private final Heartbeats beats;
    private final Fault fault;
    private final Lane lane;
    private final Tellings tellings;
    private final List<Effect> effects = new ArrayList<>();
    private Moment now;
    private Optional<Cause> wish;
    private boolean awaited;

    Watchdog(ControllerSettings settings, Before before, Moment now) {
        this.machine = new Machine(settings, before.stopped(), before.autoRevert());
        this.sight = machine.sight();
        this.beats = machine.beats();
        this.fault = machine.fault();
        this.lane = new Lane(machine);
        this.tellings = new Tellings(machine, before.told());
        this.awaited = before.awaited();
        this.wish = before.wish().or(() -> settings.revertOnStart()
                ? Optional.of(new Cause("start", "the agent was started", now.nanos(), true))
                : Optional.empty());
        this.now = now;
        look(true);
    }

    /** What is to be done since this was called last. */
    List<Effect> effects() {
        List<Effect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }

    /** Libvirt tells that something happened to it; or, without a power, that something may have been missed. */
    void event(Optional<Power> power, Moment moment) {
        now = moment;
        if (machine.doing().isPresent()) {
            return; // it is our own, and how it came out is looked at afterwards
        }
        if (!lane.echoes(moment) && power.filter(is -> is == Power.OFF || is == Power.CRASHED).isPresent()) {
            sight.died();
        }
        look(power.isEmpty());
    }

    /** The answer to a look. */
    void looked(long token, Power power, Optional<Boolean> golden, Moment moment) {
        now = moment;
        boolean paused = sight.is(Power.PAUSED);
        boolean first = sight.power().isEmpty();
        if (sight.take(token, power, golden, moment)) {
            switch (power) {
                case RUNNING, PAUSED -> there(first, paused);
                case OFF, CRASHED, ABSENT -> gone();
            }
            judge();
        } else if (!sight.asked() && machine.doing().isEmpty()) {
            look(false);
        }
    }

    private void there(boolean first, boolean paused) {
        if (sight.takeRestarted() || !beats.alive()) {
            beats.begin(now, machine.settings().startupDelay());
            lane.found(first ? OptionalLong.empty() : OptionalLong.of(now.nanos()));
        } else if (paused) {
            beats.resume(now);
        }
    }

    private void gone() {
        beats.end();
        lane.found(OptionalLong.empty());
    }

    /** Libvirt did not answer a look: that says nothing about the machine. */
    void blind(long token, Text why, Moment moment) {
        now = moment;
        if (sight.fail(token, why, moment)) {
            judge();
        }
    }

    /** @return whether it counted */
    boolean beat(long accepted, Optional<Duration> idle, Moment moment) {
        now = moment;
        boolean counts = beats.take(accepted, moment);
        boolean otherwise = !sight.is(Power.RUNNING) && accepted - sight.at() > 0;
        if (otherwise && machine.doing().isEmpty() && !sight.asked() && sight.clear()) {
            look(false); // who is off or paused says nothing
        }
        if (counts) {
            idle.ifPresent(since -> machine.visitor().untouchedFor(since, moment));
            boolean lasts = machine.breaker().beat(moment, beats.first().orElse(accepted));
            tellings.beats(lasts).ifPresent(effects::add);
            if (awaited) {
                awaited = false;
                effects.add(new Effect.Answered());
            }
            judge();
        }
        return counts;
    }

    /** {@link #next} has come. */
    void time(Moment moment) {
        now = moment;
        boolean again = sight.due(moment);
        if (lane.free() && !sight.asked() && (again || machine.suspicious(moment))) {
            look(again);
        }
        judge();
    }

    /** @return false if something else is being done */
    boolean begin(Operation operation, boolean person, Moment moment) {
        now = moment;
        return lane.begin(operation, person);
    }

    /** A part of what has begun begins. */
    void does(Operation step, Moment moment) {
        now = moment;
        lane.does(step);
    }

    /** A part of what has begun has ended. */
    void did(Operation step, boolean well, Moment moment) {
        now = moment;
        lane.did(step, well, moment);
        if (well && step.renews()) {
            awaited = true;
            wish = Optional.empty();
        }
    }

    /** All that has begun has ended. @param failed in English, why it did not succeed */
    void ended(Optional<Text> failed, Moment moment) {
        now = moment;
        machine.doing().ifPresent(step -> did(step, failed.isEmpty(), moment));
        lane.ended(failed, moment);
        look(true);
        judge();
    }

    /** A person has switched it off, which holds until a person starts it; or has not. */
    void stopped(boolean off) {
        machine.stopped(off);
        if (off) {
            wish = Optional.empty();
            fault.forget();
        }
    }

    /** A person takes it in hand: what went wrong before counts no more. */
    void person() {
        machine.stopped(false);
        machine.breaker().reset();
        fault.forget();
        tellings.person();
        wish = Optional.empty();
    }

    void autoRevert(boolean enabled, Moment moment) {
        now = moment;
        machine.autoRevert(enabled);
        if (enabled) {
            machine.breaker().reset();
            judge();
        }
    }

    /**
     * A guest, or a person whose call does not say that he is one, asks for a revert.
     *
     * @param yields whether a visitor who is there comes first
     * @return false if it is refused
     */
    boolean ask(Cause cause, boolean yields, Moment moment) {
        now = moment;
        if (machine.renewing()) {
            return true;
        }
        boolean possible = lane.free() ? machine.touchable() : !machine.stopped();
        boolean unwanted = cause.byItself()
                && (!machine.autoRevert() || lane.cooling(moment).isPositive() || yields && machine.visitor().isThere(moment));
        if (!possible || !sight.golden() || unwanted || cause.byItself() && !allowed()) {
            return false;
        }
        wish = Optional.of(cause);
        judge();
        return true;
    }

    private void look(boolean whole) {
        sight.ask(whole).ifPresent(effects::add);
    }

    private void judge() {
        machine.breaker().tick(now);
        fault.tick(now);
        if (!lane.free() || machine.stopped()) {
            return;
        }
        if (fault.notice(now)) {
            noticed();
        }
        if (sight.asked() || !sight.clear()) {
            return; // it may stand still by now
        }
        if (!machine.touchable() || machine.hopeless()) {
            wish = Optional.empty(); // who asked meant it as it was then
            return;
        }
        Optional<Cause> cause = wish.or(fault::cause);
        if (cause.isEmpty() || wish.isEmpty() && machine.held(now).isPresent()) {
            return;
        }
        if (!cause.get().byItself() || allowed()) {
            renew(cause.get());
        }
    }

    private void noticed() {
        if (awaited) {
            awaited = false;
            effects.add(new Effect.Unanswered());
        }
        if (machine.hopeless()) {
            tellings.hopeless().ifPresent(effects::add);
        }
    }

    private boolean allowed() {
        boolean allowed = machine.breaker().allows(now);
        if (!allowed) {
            tellings.givenUp().ifPresent(effects::add);
        }
        return allowed;
    }

    private void renew(Cause cause) {
        if (cause.byItself()) {
            machine.breaker().reverted(now);
        } else {
            person();
        }
        wish = Optional.empty();
        Operation operation = sight.golden() ? Operation.REVERT : Operation.START;
        lane.begin(operation, !cause.byItself());
        effects.add(new Effect.Renew(operation, cause));
    }

    /** When {@link #time} has to be called at the latest, if nothing else is until then. */
    OptionalLong next() {
        return lane.free() ? machine.next(now) : OptionalLong.empty();
    }

    Machine machine() {
        return machine;
    }

    Lane lane() {
        return lane;
    }
}
