package org.hostkeeper.desktop.plan;

import java.util.List;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Conflict;
import org.hostkeeper.plan.preview.Preview;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** How far a change is on one host, from the wish to the result. */
sealed interface Phase {
    /** The host is being read and the plan made. */
    record Planning() implements Phase {}

    /** It is planned and can be looked at. */
    record Ready(Plan plan, Preview preview) implements Phase {}

    /** There is no plan, and why. */
    record Impossible(Problem problem) implements Phase {}

    /** What it was made upon is no longer so; it is not begun, and can be planned anew. */
    record Outdated(Ready ready, List<Conflict> conflicts) implements Phase {}

    /** It is to be done; its turn has not come. */
    record Waiting(Ready ready) implements Phase {}

    /**
     * It is being done.
     *
     * @param fraction of its steps, 0 to 1
     */
    record Running(Ready ready, Text what, double fraction) implements Phase {}

    /** It has ended there, one way or another. */
    record Ended(Ready ready, Applied how) implements Phase {}

    /** As the list of hosts shows it. */
    default State state() {
        return switch (this) {
            case Planning _ -> state(Mark.WORKING, "phase.planning");
            case Ready ready -> state(Mark.STOPPED, "phase.ready", ready.plan().steps().size());
            case Outdated _ -> state(Mark.ATTENTION, "phase.outdated");
            case Impossible _ -> state(Mark.FAILED, "phase.impossible");
            case Waiting _ -> state(Mark.UNKNOWN, "phase.waiting");
            case Running running -> new State(Mark.WORKING, running.what());
            case Ended ended -> ended(ended.how());
        };
    }

    private static State ended(Applied how) {
        return switch (how) {
            case Applied.Done _ -> state(Mark.OK, "phase.done");
            case Applied.Undone _ -> state(Mark.FAILED, "phase.undone");
            case Applied.Interrupted _ -> state(Mark.ATTENTION, "phase.interrupted");
            case Applied.Refused(_, Problem.Cancelled _) -> state(Mark.STOPPED, "phase.not-begun");
            case Applied.Refused _ -> state(Mark.FAILED, "phase.refused");
        };
    }

    private static State state(Mark mark, String key, Object... args) {
        return new State(mark, Text.of("desktop.plan", key, args));
    }
}
