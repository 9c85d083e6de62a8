package org.hostkeeper.deployment;

import java.util.Arrays;
import java.util.Optional;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Whether a runtime can run on a host at all, before a byte of it is sent. */
public final class HostCheck {
    /** The oldest GNU C library that the Java runtime was built for. */
    private static final int[] OLDEST = {2, 17};

    private HostCheck() {}

    /** @throws ProblemException that says what does not fit, and what to do */
    public static void fits(HostGround ground, AgentRuntime runtime) {
        String host = ground.host().value();
        ground.missing().stream().sorted().findFirst().ifPresent(tool -> {
            throw new ProblemException(new Problem.MissingTool(host, tool));
        });
        if (!runtime.architecture().equals(ground.architecture())) {
            throw refused(host, Text.of("deployment", "architecture", ground.architecture(), runtime.architecture()));
        }
        if (ground.glibc().map(HostCheck::isTooOld).orElse(true)) {
            throw refused(host, Text.of("deployment", "library", ground.glibc().orElse("–"), "2.17"));
        }
        if (!isThere(ground, runtime) && ground.free() < needed(runtime)) {
            throw new ProblemException(new Problem.NoSpace(host, AgentPlaces.PROGRAMS, needed(runtime), ground.free()));
        }
    }

    /** Whether this very program is the one that runs there. */
    public static boolean isThere(HostGround ground, AgentRuntime runtime) {
        return ground.at(AgentPlaces.CURRENT).equals(new FileState.SymbolicLink(runtime.folder()));
    }

    /** The archive twice (as it came, and where only root can change it), and what comes out of it. */
    private static long needed(AgentRuntime runtime) {
        return 4 * runtime.size();
    }

    private static boolean isTooOld(String version) {
        int[] parts = Arrays.stream(version.split("\\.")).mapToInt(HostCheck::number).toArray();
        int major = parts.length > 0 ? parts[0] : 0;
        int minor = parts.length > 1 ? parts[1] : 0;
        return major < OLDEST[0] || major == OLDEST[0] && minor < OLDEST[1];
    }

    private static int number(String digits) {
        return Optional.of(digits).filter(d -> d.matches("\\d{1,6}")).map(Integer::parseInt).orElse(0);
    }

    private static ProblemException refused(String host, Text why) {
        return new ProblemException(new Problem.Refused(Text.of("deployment", "install", host), why));
    }
}
