package org.hostkeeper.desktop.schedule;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.Schedules;

/** Reads crontabs as root: where a person asks for it, and from then on whenever they may have become others. */
final class RootReading {
    private final SchedulesModel model;
    private final ScheduleDeeds deeds;
    private final Executor window;
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param window the window's thread */
    RootReading(SchedulesModel model, ScheduleDeeds deeds, Executor window) {
        this.model = model;
        this.deeds = deeds;
        this.window = window;
        model.outdated().addListener((_, before, now) -> {
            Set<HostName> more = new TreeSet<>(now);
            more.removeAll(before);
            read(more);
        });
    }

    /** What kept root from reading the last time. */
    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    void read(Set<HostName> hosts) {
        if (hosts.isEmpty()) {
            return;
        }
        problem.set(Optional.empty());
        deeds.readByRoot(hosts, (host, outcome) -> {
            switch (outcome) {
                case Outcome.Done<Schedules>(Schedules schedules) -> model.readByRoot(host, schedules);
                case Outcome.Failed<Schedules> _, Outcome.Cancelled<Schedules> _ -> model.leaveOutdated(host);
            }
            window.execute(() -> {
                if (outcome instanceof Outcome.Failed<Schedules>(Problem why)) {
                    problem.set(Optional.of(why));
                }
                model.catchUp();
            });
        });
    }
}
