package org.hostkeeper.agent.watch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Judges one unit from one reading to the next. A pure state machine: same readings and times, same judgements. Restarts
 * are counted by systemd's own counter, since a unit may have come and gone between two signals.
 */
final class UnitJudge {
    private final String unit;
    private final RestartRule rule;
    private final Deque<Instant> restarts = new ArrayDeque<>();
    private Optional<UnitEvent> last = Optional.empty();
    private long counted;

    UnitJudge(String unit, RestartRule rule) {
        this.unit = unit;
        this.rule = rule;
    }

    /** What is to be told now, if anything. */
    Optional<UnitEvent> judge(UnitReading reading, Instant now) {
        count(reading, now);
        Condition condition = condition(reading, now);
        Optional<UnitEvent> before = last;
        UnitEvent event = new UnitEvent(unit, condition, reading, before.isEmpty());
        last = Optional.of(event);
        boolean same = before.isPresent()
                && before.get().condition() == condition
                && (before.get().reading().equals(reading) || condition == Condition.RESTARTING);
        return same ? Optional.empty() : last;
    }

    /** When to judge again although nothing happened: a calm that lasts is told by nobody. */
    Optional<Instant> again(Instant now) {
        return last.filter(e -> e.condition() == Condition.RESTARTING && e.reading().active().equals("active"))
                .map(_ -> restarts.isEmpty() ? now : restarts.getLast().plus(rule.calm()));
    }

    Optional<UnitEvent> last() {
        return last;
    }

    private void count(UnitReading reading, Instant now) {
        if (last.isEmpty() || reading.restarts() < counted) {
            restarts.clear(); // how old those are that we did not see is unknown; a start by hand begins anew
        } else {
            long added = Math.min(reading.restarts() - counted, rule.restarts());
            for (long i = 0; i < added; i++) {
                restarts.addLast(now);
            }
        }
        counted = reading.restarts();
        while (!restarts.isEmpty() && restarts.getFirst().isBefore(now.minus(rule.within()))) {
            restarts.removeFirst();
        }
    }

    private Condition condition(UnitReading reading, Instant now) {
        if (reading.load().equals("not-found") && !reading.active().equals("active")) {
            return Condition.MISSING;
        }
        return switch (reading.active()) {
            case "failed" -> Condition.FAILED;
            case "active" -> keepsRestarting() && !isCalm(now) ? Condition.RESTARTING : Condition.RUNNING;
            case "inactive" -> Condition.STOPPED;
            case "activating", "deactivating" ->
                keepsRestarting() && !isCalm(now) ? Condition.RESTARTING : Condition.CHANGING;
            default -> Condition.CHANGING;
        };
    }

    private boolean keepsRestarting() {
        return restarts.size() >= rule.restarts();
    }

    private boolean isCalm(Instant now) {
        return !restarts.isEmpty() && !restarts.getLast().plus(rule.calm()).isAfter(now);
    }
}
