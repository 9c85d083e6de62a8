package org.hostkeeper.agent.vm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.words.Text;

/** What its watchdog knows of one machine, and what that amounts to. */
final class Machine {
    /** How long a clock on a wall is trusted. */
    private static final Duration WALL = Duration.ofMinutes(10);

    private final ControllerSettings settings;
    private final Opening opening;
    private final Heartbeats beats;
    private final Breaker breaker;
    private final Visitor visitor;
    private final Sight sight = new Sight();
    private final Fault fault;
    private Optional<Operation> doing = Optional.empty();
    private boolean stopped;
    private boolean autoRevert;

    Machine(ControllerSettings settings, boolean stopped, boolean autoRevert) {
        this.settings = settings;
        this.opening = new Opening(settings.opening());
        this.beats = new Heartbeats(settings.heartbeatTimeout());
        this.breaker = new Breaker(settings.breaker());
        this.visitor = new Visitor(settings.visitorIdle());
        this.fault = new Fault(sight, beats);
        this.stopped = stopped;
        this.autoRevert = autoRevert;
    }

    /** In exactly one state at any time. */
    VmState state() {
        if (doing.isPresent() && doing.get() != Operation.DELETE) {
            return switch (doing.get()) {
                case REVERT, START -> VmState.REVERTING;
                case CREATE -> VmState.PAUSED;
                default -> VmState.STOPPED_BY_HAND;
            };
        }
        if (stopped) {
            return VmState.STOPPED_BY_HAND;
        }
        if (sight.blind().isPresent()) {
            return VmState.UNHEALTHY;
        }
        return sight.power().map(this::seen).orElse(VmState.INITIALIZING);
    }

    private VmState seen(Power power) {
        VmState ill = breaker.suspended() ? VmState.SUSPENDED_BY_BREAKER : VmState.UNHEALTHY;
        return switch (power) {
            case ABSENT -> VmState.UNHEALTHY;
            case PAUSED -> VmState.PAUSED;
            case OFF, CRASHED -> ill;
            case RUNNING -> {
                if (fault.cause().isPresent() || breaker.suspended()) {
                    yield ill;
                }
                yield beats.first().isPresent() ? VmState.HEALTHY : VmState.WAITING_FOR_FIRST_BEAT;
            }
        };
    }

    /** Empty where the state says it all. */
    Optional<Text> why(Moment now) {
        VmState state = state();
        if (state == VmState.SUSPENDED_BY_BREAKER) {
            return Optional.of(words("why.given-up", breaker.reverts(), breaker.pauses()));
        }
        if (state != VmState.UNHEALTHY) {
            return Optional.empty();
        }
        if (sight.blind().isPresent()) {
            return sight.blind().map(why -> words("why.blind", why));
        }
        if (sight.is(Power.ABSENT)) {
            return Optional.of(words("why.absent", settings.vm()));
        }
        Text ill = Text.of("agent.vm", "why." + fault.cause().map(Cause::reason).orElse("died"));
        return Optional.of(held(now).map(because -> words("why.held", ill, because)).orElse(ill));
    }

    /** Why it is not reverted by itself now, whatever happens. */
    Optional<Text> held(Moment now) {
        if (!autoRevert) {
            return Optional.of(words("held.off"));
        }
        if (!open(now)) {
            return Optional.of(words("held.closed"));
        }
        if (hopeless()) {
            return Optional.of(words("held.no-snapshot", settings.snapshot()));
        }
        return fault.failure().filter(_ -> fault.retry().isPresent()).map(why -> words("held.retry", why));
    }

    private static Text words(String key, Object... args) {
        return Text.of("agent.vm", key, args);
    }

    /** It runs, and there is nothing to revert it to: it could be started anew only by pulling the plug first. */
    boolean hopeless() {
        return !sight.golden() && sight.is(Power.RUNNING);
    }

    /** Whether anything may be done to it by itself: not while it stands still, is switched off, or libvirt says nothing. */
    boolean touchable() {
        return !stopped && sight.clear() && !sight.is(Power.PAUSED) && !sight.is(Power.ABSENT);
    }

    /** Whether libvirt should be asked if it is really silence, or only a pause that nobody told. */
    boolean suspicious(Moment now) {
        return sight.clear() && sight.is(Power.RUNNING) && beats.timedOut(now) && sight.at() - beats.deadline() < 0;
    }

    boolean open(Moment now) {
        return opening.open(now.wall());
    }

    /** When time alone may change something. */
    OptionalLong next(Moment now) {
        boolean listening = touchable() && !sight.asked() && sight.is(Power.RUNNING) && !beats.timedOut(now);
        boolean closed = fault.cause().isPresent() && !open(now);
        return Stream.of(
                        sight.again(),
                        breaker.until(),
                        fault.retry(),
                        listening ? OptionalLong.of(beats.deadline()) : OptionalLong.empty(),
                        closed ? OptionalLong.of(now.after(opening.untilOpen(now.wall(), WALL))) : OptionalLong.empty())
                .flatMapToLong(OptionalLong::stream)
                .reduce((a, b) -> a - b < 0 ? a : b);
    }

    boolean renewing() {
        return doing.filter(Operation::renews).isPresent();
    }

    Optional<Operation> doing() {
        return doing;
    }

    void doing(Optional<Operation> step) {
        doing = step;
    }

    boolean stopped() {
        return stopped;
    }

    void stopped(boolean off) {
        stopped = off;
    }

    boolean autoRevert() {
        return autoRevert;
    }

    void autoRevert(boolean enabled) {
        autoRevert = enabled;
    }

    Heartbeats beats() {
        return beats;
    }

    Breaker breaker() {
        return breaker;
    }

    Visitor visitor() {
        return visitor;
    }

    Sight sight() {
        return sight;
    }

    Fault fault() {
        return fault;
    }

    ControllerSettings settings() {
        return settings;
    }
}
