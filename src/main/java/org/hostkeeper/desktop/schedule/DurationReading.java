package org.hostkeeper.desktop.schedule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.CronLog;
import org.hostkeeper.schedule.ExpectedDurations;
import org.hostkeeper.words.Text;

/** Finds out how long jobs take, where a person asks for it: cron's log is read as root. */
final class DurationReading {
    private final ScheduleDeeds deeds;
    private final Executor window;
    private final Consumer<ExpectedDurations> found;
    private final Map<HostName, CronLog> logs = new TreeMap<>();
    private Optional<Problem> problem = Optional.empty();
    private final ReadOnlyObjectWrapper<Optional<Text>> told = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param window the window's thread
     * @param found is told of all that is known each time it is more
     */
    DurationReading(ScheduleDeeds deeds, Executor window, Consumer<ExpectedDurations> found) {
        this.deeds = deeds;
        this.window = window;
        this.found = found;
    }

    /** What kept it from being found out the last time, as a person reads it. */
    ReadOnlyObjectProperty<Optional<Text>> told() {
        return told.getReadOnlyProperty();
    }

    void read(Set<HostName> hosts) {
        problem = Optional.empty();
        tell();
        deeds.readLogs(hosts, (host, outcome) -> window.execute(() -> {
            switch (outcome) {
                case Outcome.Done<CronLog>(CronLog log) -> {
                    logs.put(host, log);
                    found.accept(ExpectedDurations.recorded(Map.copyOf(logs)));
                }
                case Outcome.Failed<CronLog>(Problem why) -> problem = Optional.of(why);
                case Outcome.Cancelled<CronLog> _ -> {}
            }
            tell();
        }));
    }

    private void tell() {
        boolean nothing = !logs.isEmpty() && logs.values().stream().flatMap(log -> log.runs().stream()).noneMatch(run -> run.took().isPresent());
        told.set(problem.map(Problem::text).or(() -> nothing ? Optional.of(Text.of("desktop.schedule", "timeline.none-recorded")) : Optional.empty()));
    }
}
