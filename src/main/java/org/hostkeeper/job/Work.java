package org.hostkeeper.job;

/** Something that takes a while: it reports, looks at {@link Progress#cancelled()} between steps, and returns or throws. */
@FunctionalInterface
public interface Work<T> {
    /** Runs on a virtual thread; expected failures are thrown as {@link org.hostkeeper.problem.ProblemException}. */
    T run(Progress progress) throws InterruptedException;
}
