package org.hostkeeper.deployment;

import java.time.Duration;
import java.util.List;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.job.Progress;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/**
 * Brings a runtime to a host, into the login user's own cache, where it changes nothing: it is too large to stand in a
 * plan, which then unpacks it from there and compares it first. What is there already is not sent again.
 */
public final class Staging {
    /** What the program calls itself, {@code $0}; its parameters are the name and the SHA-256 of the archive. */
    public static final String NAME = "hostkeeper-staging";

    /** The constant program. */
    public static final String PROGRAM = Scripts.beside(Staging.class, "staging.sh");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PRIVATE = 0600;

    /**
     * @param path where the archive is on the host, or will be
     * @param there whether it is there already, byte for byte
     */
    public record Place(String path, boolean there) {
        /** Sends it if it is not there. Throws what the connection throws. */
        public void bring(Remote remote, AgentRuntime runtime, Progress progress) {
            if (!there) {
                remote.upload(runtime.archive(), path, PRIVATE, progress);
            }
        }
    }

    /** Where it goes, with the folder made. Throws what the connection throws. */
    public Place place(Remote remote, AgentRuntime runtime) {
        String name = runtime.folder() + ".tar.gz";
        Output output = remote.run(Command.script(PROGRAM, NAME, name, runtime.sha256()).within(LIMIT));
        List<String> lines = output.text().lines().toList();
        if (!output.ok() || lines.isEmpty() || !lines.getFirst().startsWith("path /")) {
            throw new ProblemException(new Problem.CommandFailed(
                    remote.host().value(), NAME, output.exit(), output.error().strip()));
        }
        return new Place(lines.getFirst().substring("path ".length()), lines.contains("there"));
    }
}
