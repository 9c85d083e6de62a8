package org.hostkeeper.plan.apply;

import org.hostkeeper.plan.PlanId;
import org.hostkeeper.problem.Problem;

/** How a plan on one host ended. */
public sealed interface Applied {
    PlanId plan();

    /** Every step is done. */
    record Done(PlanId plan) implements Applied {}

    /** A step failed, a person stopped it, or the deadman fired; what was done is taken back, wholly unless the cause says otherwise. */
    record Undone(PlanId plan, Problem cause) implements Applied {}

    /** The way to the host broke in the middle. The plan waits there, for any console, to be finished or undone. */
    record Interrupted(PlanId plan, Problem cause) implements Applied {}

    /** Nothing was changed. */
    record Refused(PlanId plan, Problem cause) implements Applied {}

    default boolean done() {
        return this instanceof Done;
    }
}
