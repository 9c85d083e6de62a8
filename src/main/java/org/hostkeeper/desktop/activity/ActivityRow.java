package org.hostkeeper.desktop.activity;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * A change as the journal tells it: what it was, where, who began it, how it ended.
 *
 * @param plan as it was begun; empty if the journal's window does not reach back to its beginning
 * @param undone whether another plan took it back since
 */
record ActivityRow(
        PlanId id,
        Optional<Plan> plan,
        HostName host,
        String console,
        Instant at,
        Journal.Event last,
        boolean undone,
        List<Journal.Line> lines) {

    /** @param lines all of one plan, oldest first */
    static ActivityRow of(List<Journal.Line> lines, boolean undone) {
        Journal.Entry first = lines.getFirst().entry();
        Optional<Plan> plan = lines.stream()
                .map(Journal.Line::entry)
                .filter(e -> e.event() == Journal.Event.STARTED || e.event() == Journal.Event.TAKEN_OVER)
                .flatMap(e -> read(e.details()).stream())
                .findFirst();
        Journal.Event last = lines.getLast().entry().event();
        return new ActivityRow(first.plan(), plan, first.host(), first.console(), first.at(), last, undone, lines);
    }

    ActivityRow takenBack() {
        return new ActivityRow(id, plan, host, console, at, last, true, lines);
    }

    /** When the last thing happened. */
    Instant ended() {
        return lines.getLast().entry().at();
    }

    Result result() {
        return switch (last) {
            case DONE, DEADMAN_DISARMED -> undone ? Result.UNDONE : Result.DONE;
            case UNDONE -> failed() ? Result.FAILED : Result.UNDONE;
            case REFUSED, ROLLBACK_FAILED, DEADMAN_FIRED -> Result.FAILED;
            case INTERRUPTED -> Result.INTERRUPTED;
            case STARTED, STEP_BEGUN, STEP_DONE, STEP_FAILED, STEP_UNDONE, TAKEN_OVER, DEADMAN_ARMED -> Result.RUNNING;
        };
    }

    Text title() {
        return plan.map(Plan::title).orElseGet(() -> Text.literal(id.value()));
    }

    State state() {
        return switch (last) {
            case DONE, DEADMAN_DISARMED -> undone
                    ? state(Mark.STOPPED, "state.taken-back")
                    : state(Mark.OK, "state.done");
            case UNDONE -> failed()
                    ? state(Mark.FAILED, "state.undone")
                    : state(Mark.STOPPED, "state.rolled-back");
            case REFUSED -> state(Mark.FAILED, "state.refused");
            case INTERRUPTED -> state(Mark.ATTENTION, "state.interrupted");
            case DEADMAN_FIRED -> state(Mark.ATTENTION, "state.deadman");
            case ROLLBACK_FAILED -> state(Mark.FAILED, "state.rollback-failed");
            case STARTED, STEP_BEGUN, STEP_DONE, STEP_FAILED, STEP_UNDONE, TAKEN_OVER, DEADMAN_ARMED ->
                    state(Mark.WORKING, "state.running");
        };
    }

    /** What was undone without a failure was undone because a person wanted that. */
    private boolean failed() {
        return lines.stream().anyMatch(l -> l.entry().event() == Journal.Event.STEP_FAILED);
    }

    /** Whether it can be taken back from here. */
    boolean undoable() {
        return (last == Journal.Event.DONE || last == Journal.Event.DEADMAN_DISARMED) && !undone;
    }

    boolean matches(String filter) {
        String all = (title().in(Locale.ENGLISH) + " " + host + " " + console + " " + id).toLowerCase(Locale.ROOT);
        return all.contains(filter.strip().toLowerCase(Locale.ROOT));
    }

    /** A line of the journal that this version cannot read costs its title, not the page. */
    private static Optional<Plan> read(String json) {
        try {
            return Optional.of(PlanJson.read(json));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static State state(Mark mark, String key) {
        return new State(mark, Text.of("desktop.activity", key));
    }
}
