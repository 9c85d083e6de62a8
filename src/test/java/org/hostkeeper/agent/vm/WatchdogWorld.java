package org.hostkeeper.agent.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.words.Text;

/** A machine, its guest and libvirt around a watchdog, in one thread: what is true, and what the watchdog is told of it and when. */
final class WatchdogWorld {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 2, 12, 0);

    /** A connection that was accepted, and whose beat may come later. */
    private record Beat(long accepted, int guest) {}

    final ControllerSettings settings;
    final List<Effect> told = new ArrayList<>();
    final List<Effect.Renew> renewals = new ArrayList<>();
    int asked;
    final List<Long> byItself = new ArrayList<>();
    private final Deque<Effect.Look> looks = new ArrayDeque<>();
    private final Deque<Beat> beats = new ArrayDeque<>();
    private final LocalDateTime begun;
    Watchdog dog;
    long nanos = Long.MAX_VALUE - Duration.ofMinutes(1).toNanos(); // so that it runs over
    Power power;
    boolean beating = true;
    boolean libvirt = true;
    boolean golden = true;
    boolean goldenIsGood = true;
    boolean answersAtOnce = true;
    private Duration elapsed = Duration.ZERO;
    private int guest = 1;
    private long returned = nanos;
    private Optional<Operation> operation = Optional.empty();

    WatchdogWorld(ControllerSettings settings, Power power) {
        this(settings, power, NOON, new Watchdog.Before(false, true, false, false, Optional.empty()));
    }

    WatchdogWorld(ControllerSettings settings, Power power, LocalDateTime begun, Watchdog.Before before) {
        this.settings = settings;
        this.power = power;
        this.begun = begun;
        this.dog = new Watchdog(settings, before, now());
        follow();
    }

    Moment now() {
        return new Moment(nanos, begun.plus(elapsed));
    }

    VmState state() {
        return dog.machine().state();
    }

    String why() {
        return dog.machine().why(now()).map(Object::toString).orElse("");
    }

    Optional<Operation> operation() {
        return operation;
    }

    List<String> reasons() {
        return renewals.stream().map(renewal -> renewal.cause().reason()).toList();
    }

    List<VmAlerts.Kind> alerts() {
        return told.stream().flatMap(e -> e instanceof Effect.Tell tell ? java.util.stream.Stream.of(tell.kind()) : java.util.stream.Stream.empty()).toList();
    }

    // What happens in it

    WatchdogWorld is(Power now) {
        if (now == Power.RUNNING && power != Power.PAUSED && power != Power.RUNNING) {
            guest++;
        }
        power = now;
        return event(now);
    }

    WatchdogWorld event(Power of) {
        if (libvirt) {
            dog.event(Optional.of(of), now());
            follow();
        }
        return this;
    }

    WatchdogWorld unseen(Power now) {
        power = now;
        return this;
    }

    WatchdogWorld libvirt(boolean there) {
        boolean back = there && !libvirt;
        libvirt = there;
        if (back) {
            gap();
        }
        return this;
    }

    WatchdogWorld gap() {
        dog.event(Optional.empty(), now());
        follow();
        return this;
    }

    /** Time goes on in steps to the next deadline, and a guest that is well beats each second. */
    WatchdogWorld pass(Duration duration) {
        long until = nanos + duration.toNanos();
        while (nanos - until < 0) {
            long step = Math.min(until - nanos, Duration.ofSeconds(1).toNanos());
            OptionalLong next = dog.next();
            if (next.isPresent()) {
                assertThat(next.getAsLong() - nanos).as("a deadline is to come").isPositive();
                step = Math.min(step, next.getAsLong() - nanos);
            }
            nanos += step;
            elapsed = elapsed.plusNanos(step);
            if (next.isPresent() && nanos - next.getAsLong() >= 0) {
                dog.time(now());
                follow();
            }
            if (beating && power == Power.RUNNING && operation.isEmpty()) {
                accept();
                deliver();
            }
        }
        return this;
    }

    /** A guest's connection is accepted. */
    WatchdogWorld accept() {
        beats.add(new Beat(nanos, guest));
        return this;
    }

    /** What was accepted is heard. */
    WatchdogWorld deliver() {
        while (!beats.isEmpty()) {
            Beat beat = beats.poll();
            boolean counted = dog.beat(beat.accepted(), Optional.empty(), now());
            if (counted && beat.accepted() - returned <= 0) {
                throw new AssertionError("a beat of a guest counted that was reverted since");
            }
            follow();
        }
        return this;
    }

    boolean beat(Duration idle) {
        boolean counted = dog.beat(nanos, Optional.of(idle), now());
        follow();
        return counted;
    }

    // What is done

    WatchdogWorld begin(Operation what) {
        if (dog.begin(what, true, now())) {
            begun(what);
        }
        follow();
        return this;
    }

    private void begun(Operation what) {
        assertThat(operation).as("one operation at a time").isEmpty();
        operation = Optional.of(what);
    }

    WatchdogWorld end(boolean well) {
        Operation what = operation.orElseThrow();
        operation = Optional.empty();
        boolean done = well && libvirt;
        if (done) {
            switch (what) {
                case REVERT, START -> {
                    guest++;
                    power = Power.RUNNING;
                    beating = goldenIsGood;
                }
                case STOP -> power = Power.OFF;
                case CREATE, DELETE, PROMOTE -> { }
            }
        }
        returned = what.renews() || what == Operation.STOP ? nanos : returned;
        dog.ended(done ? Optional.empty() : Optional.of(Text.literal("it did not work")), now());
        follow();
        return this;
    }

    WatchdogWorld person(Operation what) {
        if (operation.isEmpty()) {
            if (what == Operation.STOP) {
                dog.stopped(true);
            } else {
                dog.person();
            }
            byItself.clear();
            begin(what);
        }
        return this;
    }

    WatchdogWorld autoRevert(boolean enabled) {
        if (enabled) {
            byItself.clear();
        }
        dog.autoRevert(enabled, now());
        return follow();
    }

    boolean ask(String reason, boolean byItself, boolean yields) {
        boolean accepted = dog.ask(new Cause(reason, "", nanos, byItself), yields, now());
        follow();
        return accepted;
    }

    /** Does what the watchdog wants, and looks whether it may. */
    WatchdogWorld follow() {
        for (List<Effect> more = dog.effects(); !more.isEmpty(); more = dog.effects()) {
            for (Effect effect : more) {
                switch (effect) {
                    case Effect.Look look -> {
                        asked++;
                        looks.add(look);
                    }
                    case Effect.Renew renew -> renew(renew);
                    case Effect.Answered _, Effect.Unanswered _, Effect.Tell _ -> told.add(effect);
                }
            }
            if (answersAtOnce) {
                answer();
            }
        }
        return this;
    }

    private void renew(Effect.Renew renew) {
        begun(renew.operation());
        renewals.add(renew);
        assertThat(dog.machine().stopped()).as("never while it is stopped by hand").isFalse();
        assertThat(libvirt && power == Power.PAUSED).as("never while it is paused").isFalse();
        if (renew.cause().byItself()) {
            countByItself();
        }
        if (answersAtOnce) {
            end(true);
        }
    }

    private void countByItself() {
        long recent = byItself.stream().filter(at -> nanos - at < settings.breaker().within().toNanos()).count();
        if (recent >= settings.breaker().reverts()) {
            assertThat(nanos - byItself.getLast()).as("a pause before one more").isGreaterThanOrEqualTo(settings.breaker().pause().toNanos());
        }
        byItself.add(nanos);
    }

    /** Libvirt answers what it was asked. */
    WatchdogWorld answer() {
        while (!looks.isEmpty()) {
            Effect.Look look = looks.poll();
            if (libvirt) {
                dog.looked(look.token(), power, look.whole() ? Optional.of(golden) : Optional.empty(), now());
            } else {
                dog.blind(look.token(), Text.literal("connection refused"), now());
            }
            for (Effect effect : dog.effects()) {
                switch (effect) {
                    case Effect.Look next -> looks.add(next);
                    case Effect.Renew renew -> renew(renew);
                    case Effect.Answered _, Effect.Unanswered _, Effect.Tell _ -> told.add(effect);
                }
            }
        }
        return this;
    }
}
