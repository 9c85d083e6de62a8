package org.hostkeeper.desktop.overview;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** The changes that people made, from the journal's lines: one for each plan that did something. */
final class JournalChanges {
    private JournalChanges() {}

    static List<ChangeRow> since(Instant since, List<Journal.Line> newestFirst) {
        List<Journal.Entry> oldestFirst =
                newestFirst.stream().map(Journal.Line::entry).collect(Collectors.toList());
        Collections.reverse(oldestFirst);
        Map<PlanId, List<Journal.Entry>> byPlan = oldestFirst.stream()
                .filter(entry -> !entry.at().isBefore(since))
                .collect(Collectors.groupingBy(Journal.Entry::plan, LinkedHashMap::new, Collectors.toList()));
        return byPlan.values().stream().flatMap(entries -> row(entries).stream()).toList();
    }

    /** What was refused changed nothing. */
    private static Optional<ChangeRow> row(List<Journal.Entry> entries) {
        Journal.Entry last = entries.getLast();
        return mark(last.event()).map(mark -> new ChangeRow(
                last.at(),
                last.host(),
                new State(mark, ended(last.event(), title(entries))),
                entries.getFirst().console(),
                new ChangeRow.Leads.ToPlan(last.plan().value())));
    }

    private static Optional<Mark> mark(Journal.Event last) {
        return switch (last) {
            case DONE, DEADMAN_DISARMED -> Optional.of(Mark.OK);
            case UNDONE -> Optional.of(Mark.STOPPED);
            case ROLLBACK_FAILED -> Optional.of(Mark.FAILED);
            case INTERRUPTED, DEADMAN_FIRED -> Optional.of(Mark.ATTENTION);
            case REFUSED -> Optional.empty();
            case STARTED, STEP_BEGUN, STEP_DONE, STEP_FAILED, STEP_UNDONE, TAKEN_OVER, DEADMAN_ARMED ->
                    Optional.of(Mark.WORKING);
        };
    }

    private static Text ended(Journal.Event last, Text title) {
        String key = switch (last) {
            case DONE, DEADMAN_DISARMED, REFUSED -> "change.done";
            case UNDONE, DEADMAN_FIRED -> "change.undone";
            case ROLLBACK_FAILED -> "change.undo-failed";
            case INTERRUPTED -> "change.interrupted";
            case STARTED, STEP_BEGUN, STEP_DONE, STEP_FAILED, STEP_UNDONE, TAKEN_OVER, DEADMAN_ARMED -> "change.running";
        };
        return Text.of("desktop.overview", key, title);
    }

    private static Text title(List<Journal.Entry> entries) {
        return entries.stream()
                .filter(e -> e.event() == Journal.Event.STARTED || e.event() == Journal.Event.TAKEN_OVER)
                .flatMap(e -> plan(e.details()).stream())
                .map(Plan::title)
                .findFirst()
                .orElseGet(() -> Text.literal(entries.getFirst().plan().value()));
    }

    /** A line that this version cannot read costs its title, not the page. */
    private static Optional<Plan> plan(String json) {
        try {
            return Optional.of(PlanJson.read(json));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
