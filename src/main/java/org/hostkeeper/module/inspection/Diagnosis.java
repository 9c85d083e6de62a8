package org.hostkeeper.module.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.words.Text;

/**
 * Why a service failed, as far as the host tells.
 *
 * @param sentence the reason in one sentence
 * @param more what belongs to it: how often, and what its last lines hint at
 * @param at when it ended or was refused
 * @param last what it and systemd said before, oldest first, of that run only
 * @param changes what changed before it, newest first
 * @param remedies what to try, in this order
 */
public record Diagnosis(
        Cause cause,
        Text sentence,
        List<Text> more,
        Optional<Instant> at,
        List<LogLine> last,
        List<Change> changes,
        List<Remedy> remedies) {
    public Diagnosis {
        more = List.copyOf(more);
        last = List.copyOf(last);
        changes = List.copyOf(changes);
        remedies = List.copyOf(remedies);
    }

    /** From what the host said, and what this console itself changed there. */
    public static Diagnosis of(Inspection inspection, List<Change> own) {
        Reason reason = new Reasoning(inspection).reason();
        Optional<Instant> at = reason.cause() == Cause.NONE ? Optional.empty() : ended(inspection, reason);
        return new Diagnosis(
                reason.cause(),
                reason.sentence(),
                new Circumstances(inspection, reason).all(),
                at,
                tail(inspection.about(reason.cause())),
                at.map(then -> new Changes(inspection, then).all(own)).orElse(List.of()),
                new Remedies(inspection, reason).all());
    }

    private static List<LogLine> tail(List<LogLine> lines) {
        return lines.subList(Math.max(0, lines.size() - 20), lines.size());
    }

    /** What was refused did not run then: how it ended before has nothing to do with it. */
    private static Optional<Instant> ended(Inspection inspection, Reason reason) {
        Optional<Instant> told =
                inspection.past().isEmpty() ? Optional.empty() : Optional.of(inspection.past().getLast().at());
        return reason.cause().refused()
                ? told
                : inspection.time("ExecMainExitTimestamp").or(() -> inspection.time("InactiveEnterTimestamp")).or(() -> told);
    }
}
