package org.hostkeeper.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;

/**
 * The port to the record of all changes: append-only and hash-chained, so that a line that was taken out or altered is
 * found. Nothing in it is a secret. Safe from any thread and from several consoles.
 */
public interface Journal {

    /** What happened to a plan; the codes are kept in files and stay the same for ever. */
    enum Event {
        STARTED, STEP_BEGUN, STEP_DONE, STEP_FAILED, STEP_UNDONE, DONE, UNDONE, INTERRUPTED, REFUSED, TAKEN_OVER,
        DEADMAN_ARMED, DEADMAN_DISARMED, DEADMAN_FIRED, ROLLBACK_FAILED
    }

    /**
     * What is written.
     *
     * @param console who: user and machine of the console
     * @param step counted from 0; empty for the plan as a whole
     * @param details JSON: the plan itself with STARTED, the problem with a failure, else an object
     */
    record Entry(
            Instant at, String console, PlanId plan, HostName host, Event event, Optional<Integer> step, String details) {}

    /** An entry in its place in the chain; hashes in lower-case hexadecimal. */
    record Line(long number, Entry entry, String previousHash, String hash) {}

    /** What the verification of the chain found; {@code brokenAt} is the first line that does not fit. */
    record Verification(long lines, Optional<Long> brokenAt) {}

    Line append(Entry entry);

    /** The newest first. */
    List<Line> newest(int limit);

    /** The newest of the lines before this number, the newest first: so the whole is gone through page by page. */
    List<Line> before(long number, int limit);

    /** All of one plan, oldest first. */
    List<Line> of(PlanId plan);

    Verification verify();
}
