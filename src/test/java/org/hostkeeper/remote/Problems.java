package org.hostkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/** Lets a test speak of the problem that something ends with. */
public final class Problems {
    private Problems() {}

    public static Problem problemOf(ThrowingCallable work) {
        Throwable thrown = catchThrowable(work);
        assertThat(thrown).isInstanceOf(ProblemException.class);
        return ((ProblemException) thrown).problem();
    }
}
