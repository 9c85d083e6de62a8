package org.hostkeeper.agent.vm;

import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.SnapshotName;
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

    private void mustBeThere(String snapshot) {
        if (!isThere(snapshot)) {
            throw new ProblemException(new Problem.NotFound(Text.of("agent.vm", "snapshot"), snapshot));
        }
    }

    /** Refuses what is reverted to, under either of its names. */
    void mayBeDeleted(String snapshot) {
        if (isGolden(snapshot)) {
            throw refused("deletion", Text.of("agent.vm", "refused.golden", snapshot));
        }
        mustBeThere(snapshot);
    }

    /** Refuses also a name whose replacement would be made in the golden one's place, and those that such replacements have. */
    void mayBeCreated(String snapshot) {
        if (isGolden(snapshot) || isGolden(snapshot + SnapshotName.BESIDE) || snapshot.endsWith(SnapshotName.BESIDE)) {
            throw refused("creation", Text.of("agent.vm", "refused.reserved", snapshot));
        }
    }

    private boolean isGolden(String snapshot) {
        return snapshot.equals(settings.snapshot()) || snapshot.equals(work.kept().golden());
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

    /**
     * Refuses to finish what another run of the agent has left, where that would take the machine away from somebody. While the
     * verified one stands beside, the machine is well kept; and before it does, only what was made in vain is cleared away.
     */
    void mayBeFinished(boolean open) {
        Kept kept = work.kept();
        boolean disturbs = !kept.golden().equals(settings.snapshot());
        if (disturbs && kept.stopped()) {
            throw refused("promotion", Text.of("agent.vm", "refused.stopped"));
        }
        if (disturbs && open && !settings.opening().isEmpty()) {
            throw refused("promotion", Text.of("agent.vm", "refused.open"));
        }
    }

    private ProblemException refused(String what, Text why) {
        return new ProblemException(new Problem.Refused(Text.of("agent.vm", what, settings.vm()), why));
    }
}
