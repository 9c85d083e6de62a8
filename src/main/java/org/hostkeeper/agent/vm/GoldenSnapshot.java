package org.hostkeeper.agent.vm;

import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** What a machine is reverted to, and how it is kept from slips. */
record GoldenSnapshot(ControllerSettings settings, Hypervisor hypervisor, VmWork work) {
    boolean isThere() {
        return isThere(work.kept().golden());
    }

    private boolean isThere(String snapshot) {
        return hypervisor.snapshots(settings.vm()).contains(snapshot);
    }

    /** What brings it back. */
    Operation renewal() {
        return isThere() ? Operation.REVERT : Operation.START;
    }

    void mustBeThere() {
        mustBeThere(work.kept().golden());
    }

    void mustBeThere(String snapshot) {
        if (!isThere(snapshot)) {
            throw new ProblemException(new Problem.NotFound(Text.of("agent.vm", "snapshot"), snapshot));
        }
    }

    /** What is reverted to is neither deleted nor overwritten, under either of its names. */
    void refuse(String snapshot) {
        if (snapshot.equals(settings.snapshot()) || snapshot.equals(work.kept().golden())) {
            throw refused("deletion", Text.of("agent.vm", "refused.golden", snapshot));
        }
    }

    /**
     * Refuses what would harm the artwork.
     *
     * @param undisturbed nobody is there, or it is confirmed
     */
    void mayBePromoted(boolean undisturbed, boolean healthy) {
        if (!undisturbed) {
            throw refused("promotion", Text.of("agent.vm", "refused.open"));
        }
        if (!healthy && isThere()) {
            throw refused("promotion", Text.of("agent.vm", "refused.not-beating"));
        }
    }

    private ProblemException refused(String what, Text why) {
        return new ProblemException(new Problem.Refused(Text.of("agent.vm", what, settings.vm()), why));
    }
}
