package org.hostkeeper.job;

import org.hostkeeper.problem.Problem;

/** How work ended. Work on many hosts answers with one of these for each: never a silent skip. */
public sealed interface Outcome<T> {

    /** It is done, and this is what came of it. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It did not come about. */
    record Failed<T>(Problem problem) implements Outcome<T> {}

    /** A person stopped it before it was done. */
    record Cancelled<T>() implements Outcome<T> {}

    default boolean done() {
        return this instanceof Done<T>;
    }
}
