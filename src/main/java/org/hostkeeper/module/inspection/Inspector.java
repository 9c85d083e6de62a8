package org.hostkeeper.module.inspection;

import java.time.Duration;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/**
 * Looks closely at one service of a host, in one round trip; in two where only root may read the journal. Throws what the
 * connection throws.
 */
public final class Inspector {
    /** What the program calls itself, {@code $0}; its parameters are the unit and how many lines are wanted. */
    public static final String NAME = "hostkeeper-inspection";

    private static final String PROGRAM = Scripts.beside(Inspector.class, "inspection.sh");
    private static final Duration LIMIT = Duration.ofSeconds(25);
    private static final int LINES = 50;

    /** @param unit its full name, as the host has it */
    public Inspection read(Remote remote, String unit) {
        Inspection own = read(remote, unit, false);
        if (own.journalReadable()) {
            return own;
        }
        try {
            return read(remote, unit, true);
        } catch (ProblemException e) {
            // without root there is no log, but most of the rest
            return own;
        }
    }

    private static Inspection read(Remote remote, String unit, boolean asRoot) {
        Command command = Command.script(PROGRAM, NAME, unit, Integer.toString(LINES)).asRoot(asRoot).within(LIMIT);
        Output output = remote.run(command);
        if (!output.ok()) {
            throw new ProblemException(new Problem.CommandFailed(
                    remote.host().value(), NAME, output.exit(), output.error().strip()));
        }
        return new InspectionAnswer(remote.host(), output.text()).inspection();
    }
}
