package org.hostkeeper.problem;

import java.util.Locale;

/**
 * Carries a {@link Problem} up to whoever tells a person. Unchecked, because a problem may come from any depth and there
 * is one place only, at the edge, that handles it.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.text().in(Locale.ENGLISH));
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.text().in(Locale.ENGLISH), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
