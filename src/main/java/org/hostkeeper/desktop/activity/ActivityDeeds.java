package org.hostkeeper.desktop.activity;

import org.hostkeeper.plan.apply.OpenPlan;

/** What the Activity page can have done. None of it waits. */
public interface ActivityDeeds {
    /** Reads the journal, and asks the connected hosts for plans that stand open there. */
    void refresh();

    /** Finishes an interrupted plan, as a job. */
    void finish(OpenPlan plan);

    /** Undoes what was done of an interrupted plan, as a job. */
    void rollBack(OpenPlan plan);
}
