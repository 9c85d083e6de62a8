package org.hostkeeper.cli.activity;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Journal.Line;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;

/**
 * One plan as the journal tells it, from its first line to its last.
 *
 * @param plan as it was journalled; empty if another console began it and this journal only has what came after
 */
record Done(PlanId id, List<Line> lines, Optional<Plan> plan) {
    static Done of(PlanId id, Journal journal) {
        List<Line> lines = journal.of(id);
        Optional<Plan> plan = lines.stream()
                .filter(line -> line.entry().event() == Event.STARTED)
                .findFirst()
                .map(line -> PlanJson.read(line.entry().details()));
        return new Done(id, lines, plan);
    }

    String host() {
        return lines.getFirst().entry().host().value();
    }

    String console() {
        return lines.getFirst().entry().console();
    }

    Instant started() {
        return lines.getFirst().entry().at();
    }

    /** As scripts see it: done, undone, refused, interrupted, taken-over, rollback-failed, or running. */
    String outcome() {
        return lines.reversed().stream()
                .map(line -> line.entry().event())
                .filter(Done::ends)
                .findFirst()
                .map(event -> event.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("running");
    }

    Tone tone() {
        return switch (outcome()) {
            case "done" -> Tone.GOOD;
            case "running" -> Tone.WORKING;
            case "refused" -> Tone.ATTENTION;
            case "undone", "taken-over" -> Tone.OFF;
            default -> Tone.FAILED;
        };
    }

    private static boolean ends(Event event) {
        return switch (event) {
            case DONE, UNDONE, INTERRUPTED, REFUSED, TAKEN_OVER, ROLLBACK_FAILED -> true;
            case STARTED, STEP_BEGUN, STEP_DONE, STEP_FAILED, STEP_UNDONE, DEADMAN_ARMED, DEADMAN_DISARMED, DEADMAN_FIRED ->
                false;
        };
    }
}
