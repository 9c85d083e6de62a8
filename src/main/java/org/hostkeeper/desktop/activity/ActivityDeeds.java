package org.hostkeeper.desktop.activity;

import java.nio.file.Path;
import java.util.List;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.SavedPlans;
import org.hostkeeper.plan.apply.OpenPlan;

/** What the Activity page can have done. Only {@link #redo}, {@link #renewed} and {@link #anew} wait. */
public interface ActivityDeeds {
    /** In which form changes are exported. */
    enum Format { JSON, SHELL }

    /** Reads the journal, and asks the connected hosts for plans that stand open there. */
    void refresh();

    /** Brings the next older lines of the journal. */
    void older();

    /** Finishes an interrupted plan, as a job. */
    void finish(OpenPlan plan);

    /** Undoes what was done of an interrupted plan, as a job. */
    void rollBack(OpenPlan plan);

    /** Verifies the journal's chain, as a job. */
    void verify();

    /** Writes these changes into a file, as a job, and tells where they are. */
    void export(List<PlanId> changes, Format format, Path file);

    /** The folder that exported files go to if the person does not name another. */
    Path folder();

    /** The hosts that are kept. */
    List<HostName> hosts();

    /** The plan that does this change again on a host. */
    Plan redo(PlanId change, HostName host);

    /** A saved plan, to be applied now. */
    Plan renewed(Plan saved);

    /** The same wish upon what stands on the host now. */
    Plan anew(Plan saved);

    void discard(SavedPlans.Saved saved);
}
