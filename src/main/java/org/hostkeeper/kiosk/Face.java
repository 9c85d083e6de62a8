package org.hostkeeper.kiosk;

import java.time.Duration;
import org.hostkeeper.problem.Problem;

/** What the kiosk shows of one artwork at a moment. */
public sealed interface Face {
    /** The host has not answered yet, for the first time. */
    record Connecting() implements Face {}

    /** It is so, and the button can be pressed. */
    record Steady(Condition condition) implements Face {}

    /** It is on its way back. @param usual how long that took last time */
    record Returning(Duration elapsed, Duration usual) implements Face {
        /** Zero if it takes longer than usual. */
        public Duration left() {
            return elapsed.compareTo(usual) < 0 ? usual.minus(elapsed) : Duration.ZERO;
        }
    }

    /** It is back, and need not be brought back again so soon. */
    record Resting(Condition condition, Duration left, Duration all) implements Face {}

    /** It could not be brought back. */
    record Failed(Problem problem) implements Face {}

    /**
     * Its host cannot be reached.
     *
     * @param untilNext when it is tried again; zero while it is
     */
    record Lost(Problem problem, Duration untilNext) implements Face {}

    /** Whether a press brings it back now. */
    default boolean pressable() {
        return this instanceof Steady || this instanceof Failed;
    }
}
