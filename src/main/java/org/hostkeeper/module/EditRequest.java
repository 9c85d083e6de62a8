package org.hostkeeper.module;

import java.util.Map;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * The wish to change a unit by a drop-in of ours; the unit file itself stays as it is.
 *
 * @param dropIn the whole drop-in as it will stand there
 * @param restart whether the unit is restarted so that it takes effect now
 * @param before the drop-in that the person saw while writing, "" for none: if another one stands there by now, nothing is
 *     planned; empty to replace whatever stands there
 */
public record EditRequest(String dropIn, boolean restart, Optional<String> before) {
    /** Whatever stands there. */
    public EditRequest(String dropIn, boolean restart) {
        this(dropIn, restart, Optional.empty());
    }

    /** Settings of the {@code [Service]} section, in their order: {@code Environment} to {@code "LEVEL=3"}. */
    public static EditRequest settings(Map<String, String> settings, boolean restart) {
        return new EditRequest(DropIns.service(settings), restart);
    }

    /** What is wrong with it, before a host is asked. */
    public Optional<Problem> fault() {
        try {
            new UnitGuard().canBeDropIn(dropIn, ModulePlans.DROP_IN_LIMIT);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }
}
