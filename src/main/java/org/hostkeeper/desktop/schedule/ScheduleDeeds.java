package org.hostkeeper.desktop.schedule;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.AddRequest;
import org.hostkeeper.schedule.CronLog;
import org.hostkeeper.schedule.EditRequest;
import org.hostkeeper.schedule.Finding;
import org.hostkeeper.schedule.RunEnd;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.Stagger;

/** Where the Schedules page gets its plans from. Those that make plans wait for the host, so none of them is called from the window's thread. */
public interface ScheduleDeeds {
    Plan add(HostName host, AddRequest request);

    Plan edit(HostName host, String id, EditRequest request);

    /** One plan for all these jobs of one host. */
    Plan act(HostName host, List<String> ids, JobAction action);

    Plan mend(HostName host, Finding finding);

    /** These jobs of the host get the times that were found for them. */
    Plan stagger(HostName host, List<Stagger.Placed> jobs);

    /** Reads all crontabs of these hosts as root, as a job, and tells each on the job's thread, for there is more to do with it. */
    void readByRoot(Set<HostName> hosts, BiConsumer<HostName, Outcome<Schedules>> told);

    /** Reads as root what cron wrote of its jobs' runs in the last month, as a job, and tells each on the job's thread. */
    void readLogs(Set<HostName> hosts, BiConsumer<HostName, Outcome<CronLog>> told);

    /**
     * Runs this job now as cron runs it, as a plan that is journalled.
     *
     * @param said hears each line as it comes, on any thread
     * @param ended is told once, on any thread
     * @return stops it
     */
    Runnable run(HostName host, String id, Consumer<String> said, Consumer<Outcome<RunEnd>> ended);

    /** Asks these hosts anew, as a job. */
    void refresh(Set<HostName> hosts);

    /** The hosts there are. */
    List<HostName> hosts();
}
