package org.hostkeeper.plan;

import java.util.Arrays;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Which paths on a host a step may name: a slip in a feature must not reach outside of what was shown. */
final class Paths {
    private Paths() {}

    /** The path itself if it is absolute, without {@code .}, {@code ..}, empty parts or control characters. */
    static String checked(String path) {
        boolean clean = path.startsWith("/")
                && path.length() > 1
                && path.chars().noneMatch(Character::isISOControl)
                && Arrays.stream(path.substring(1).split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (!clean) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("plan", "path"), path, Text.of("plan", "path.rule")));
        }
        return path;
    }

    /** Where a link may lead: anywhere, in one line. */
    static String checkedTarget(String target) {
        if (target.isEmpty() || target.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("plan", "target"), target, Text.of("plan", "target.rule")));
        }
        return target;
    }
}
