package org.hostkeeper.desktop.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import org.hostkeeper.desktop.fx.Latest;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.job.Job;
import org.hostkeeper.job.Jobs;

/** The jobs of this console, followed from their start; progress that comes in bursts is shown once a frame. */
public final class JobsModel {
    private final Jobs jobs;
    private final KeyedRows<Job<?>, JobRow> rows = new KeyedRows<>(JobRow::job);
    private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final Map<Job<?>, Runnable> windows = new WeakHashMap<>();
    private final Latest<Job<?>, Job<?>> changes;

    public JobsModel(Jobs jobs, Executor nextFrame) {
        this.jobs = jobs;
        this.changes = new Latest<>(nextFrame, this::show);
        jobs.onStart(this::follow);
        jobs.all().forEach(this::follow);
    }

    /** Whether the drawer is open. */
    public BooleanProperty open() {
        return open;
    }

    /** How many run now. */
    public ReadOnlyIntegerProperty running() {
        return running.getReadOnlyProperty();
    }

    /** This job has a dialog of its own, which was left and can be found again here. */
    public void shownBy(Job<?> job, Runnable window) {
        windows.put(job, window);
    }

    /** Takes away what has ended, with its result. */
    void clearEnded() {
        jobs.forgetEnded();
        show(List.of());
    }

    Optional<Runnable> window(Job<?> job) {
        return Optional.ofNullable(windows.get(job));
    }

    ObservableList<Row<JobRow>> rows() {
        return rows.list();
    }

    private void follow(Job<?> job) {
        changes.put(job, job);
        job.onChange(() -> changes.put(job, job));
        job.outcome().whenComplete((_, _) -> changes.put(job, job));
    }

    private void show(List<Job<?>> changed) {
        rows.put(changed.stream().map(JobRow::of).toList());
        rows.keepOnly(jobs.all().stream().collect(Collectors.toSet()));
        running.set((int) rows.list().stream().filter(r -> r.value().running()).count());
    }

    /** Nothing was ever started. */
    javafx.beans.binding.BooleanBinding empty() {
        return Bindings.isEmpty(rows.list());
    }
}
