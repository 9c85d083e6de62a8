package org.hostkeeper.kiosk;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hostkeeper.problem.Problem;

/**
 * What the kiosk knows of one artwork and decides from it: when it is asked about, when it may be brought back, and when it is
 * back. It reaches for nothing itself. Safe from any thread.
 */
public final class Artwork {
    /** What is to be done about it now. */
    sealed interface Turn {
        /** Ask its host how it is. */
        record Read() implements Turn {}

        /** Bring it back. */
        record Revert() implements Turn {}

        /** Nothing, for so long. */
        record Wait(Duration time) implements Turn {}
    }

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /** A guest that has not beaten by then is told as what it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** A host that has only taken the wish on may not have begun yet. */
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration FAILURE_SHOWN = Duration.ofSeconds(20);
    private static final Duration USUAL = Duration.ofSeconds(10);

    private final Duration coolDown;
    private final LongSupplier nanos;
    private Optional<VmReading> last = Optional.empty();
    private Optional<Problem> lost = Optional.empty();
    private Optional<Problem> failed = Optional.empty();
    private BackOff backOff = BackOff.usual();
    private Duration usual = USUAL;
    private boolean asked;
    private boolean returning;
    private boolean taken;
    private long since;
    private long takenAt;
    private long failedAt;
    private long next;
    private long restsUntil;
    private Duration resting = Duration.ZERO;

    /** @param nanos a clock that only goes on, {@link System#nanoTime} */
    public Artwork(Duration coolDown, LongSupplier nanos) {
        this.coolDown = coolDown;
        this.nanos = nanos;
        this.next = nanos.getAsLong();
        this.restsUntil = next;
    }

    /** A visitor wants it back. Whether that is taken up. */
    public synchronized boolean ask() {
        if (!face().pressable()) {
            return false;
        }
        begin();
        return true;
    }

    /** Staff wants it back, however lately that was done. Whether that is taken up: a lost host takes up nothing. */
    public synchronized boolean insist() {
        if (returning || lost.isPresent() || last.isEmpty()) {
            return false;
        }
        begin();
        return true;
    }

    private void begin() {
        asked = true;
        returning = true;
        taken = false;
        failed = Optional.empty();
        since = nanos.getAsLong();
        restsUntil = since;
    }

    /** A lost host is tried at once. */
    public synchronized void hurry() {
        next = nanos.getAsLong();
    }

    synchronized Turn turn() {
        if (asked) {
            asked = false;
            return new Turn.Revert();
        }
        long wait = next - nanos.getAsLong();
        return wait <= 0 ? new Turn.Read() : new Turn.Wait(Duration.ofNanos(wait));
    }

    synchronized void reverted() {
        taken = true;
        takenAt = nanos.getAsLong();
        next = takenAt;
    }

    synchronized void notReverted(Problem problem) {
        returning = false;
        if (isLost(problem)) {
            lost(problem);
        } else {
            failed = Optional.of(problem);
            failedAt = nanos.getAsLong();
            next = failedAt;
        }
    }

    synchronized void read(VmReading reading) {
        long now = nanos.getAsLong();
        lost = Optional.empty();
        backOff = BackOff.usual();
        next = now + BETWEEN.toNanos();
        Optional<String> before = last.flatMap(VmReading::incarnation);
        if (returning && taken && isBack(reading, before, now)) {
            returning = false;
            usual = Duration.ofNanos(now - since);
            rest(now, coolDown);
        }
        if (!returning) {
            last = Optional.of(reading);
            if (reading.coolDown().toNanos() > restsUntil - now) {
                rest(now, reading.coolDown());
            }
        }
    }

    private void rest(long now, Duration time) {
        restsUntil = now + time.toNanos();
        resting = time;
    }

    private boolean isBack(VmReading reading, Optional<String> before, long now) {
        if (now - since > PATIENCE.toNanos()) {
            return true;
        }
        boolean another = !reading.incarnation().equals(before) || now - takenAt > SETTLING.toNanos();
        return reading.condition() == Condition.RUNNING && (reading.incarnation().isEmpty() || another);
    }

    synchronized void lost(Problem problem) {
        lost = Optional.of(problem);
        backOff = backOff.further();
        next = nanos.getAsLong() + backOff.pause().toNanos();
        asked = false; // a press meanwhile would bring it back when nobody stands there any more
        returning = false; // whether it came back is read when the host is
    }

    private static boolean isLost(Problem problem) {
        return switch (problem) {
            case Problem.Unreachable _, Problem.ConnectionLost _, Problem.Silent _, Problem.TimedOut _ -> true;
            default -> false;
        };
    }

    public synchronized Face face() {
        long now = nanos.getAsLong();
        if (lost.isPresent()) {
            return new Face.Lost(lost.get(), Duration.ofNanos(Math.max(0, next - now)));
        }
        if (returning) {
            return new Face.Returning(Duration.ofNanos(now - since), usual);
        }
        if (failed.isPresent() && now - failedAt < FAILURE_SHOWN.toNanos()) {
            return new Face.Failed(failed.get());
        }
        return last.map(reading -> steady(reading.condition(), now)).orElseGet(Face.Connecting::new);
    }

    private Face steady(Condition condition, long now) {
        if (condition == Condition.RETURNING) {
            return new Face.Returning(Duration.ZERO, usual);
        }
        return restsUntil - now > 0
                ? new Face.Resting(condition, Duration.ofNanos(restsUntil - now), resting)
                : new Face.Steady(condition);
    }
}
