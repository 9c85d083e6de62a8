package org.hostkeeper.fleet;

import org.hostkeeper.job.Progress;
import org.hostkeeper.remote.Remote;

/** What is done on each of many hosts, over the open session of each. */
@FunctionalInterface
public interface HostWork<T> {
    /** Runs on a virtual thread of its own; expected failures are thrown as {@link org.hostkeeper.problem.ProblemException}. */
    T run(Remote remote, Progress progress) throws InterruptedException;
}
