package org.hostkeeper.desktop.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Now;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.ExpectedDurations;

/**
 * What the timeline of the Schedules page shows: the rows of its table, filtered as they are there, as lines over a day or a
 * week. Lines are worked out beside the JavaFX thread, and only while somebody looks at them.
 */
final class TimelineModel {
    /** How long a time is shown. */
    enum Period {
        /** From the full hour that is now. */
        DAY(1, ChronoUnit.HOURS),
        /** From the beginning of today. */
        WEEK(7, ChronoUnit.DAYS);

        private final int days;
        private final ChronoUnit begins;

        Period(int days, ChronoUnit begins) {
            this.days = days;
            this.begins = begins;
        }

        LocalDateTime from(Instant now, ZoneId zone) {
            return LocalDateTime.ofInstant(now, zone).truncatedTo(begins);
        }
    }

    private final SchedulesModel model;
    private final Now now;
    private final Executor worker;
    private final Executor back;
    private final ObservableValue<Predicate<ScheduleRow>> wanted;
    private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.DAY);
    private final ObjectProperty<Lanes.By> by = new SimpleObjectProperty<>(Lanes.By.JOB);
    private final ReadOnlyObjectWrapper<Optional<Lanes>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private ExpectedDurations expected = ExpectedDurations.unknown();
    private boolean looked;
    private boolean busy;
    private boolean again;

    /**
     * @param worker works lines out
     * @param back brings them to the JavaFX thread
     */
    TimelineModel(SchedulesModel model, Now now, Executor worker, Executor back) {
        this.model = model;
        this.now = now;
        this.worker = worker;
        this.back = back;
        this.wanted = model.wanted();
        InvalidationListener changed = _ -> ask();
        model.rows().list().addListener(changed);
        wanted.addListener((_, _, _) -> ask());
        period.addListener(changed);
        by.addListener(changed);
        now.property().addListener(_ -> {
            if (shown.get().filter(this::isOver).isPresent()) {
                ask();
            }
        });
    }

    /** Somebody looks at it, or nobody does any more. */
    void look(boolean looks) {
        looked = looks;
        ask();
    }

    /** Jobs are drawn for as long as they take by this. */
    void expect(ExpectedDurations durations) {
        expected = durations;
        ask();
    }

    /** The hosts whose jobs are shown. */
    Set<HostName> hosts() {
        return model.inScope();
    }

    ObjectProperty<Period> period() {
        return period;
    }

    ObjectProperty<Lanes.By> by() {
        return by;
    }

    /** Empty before the first was worked out. */
    ReadOnlyObjectProperty<Optional<Lanes>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Shows the job in the detail. */
    void open(Lane lane) {
        model.rows().find(lane.row().key()).ifPresent(row -> model.selected().set(Optional.of(row)));
    }

    private boolean isOver(Lanes lanes) {
        return !begin(period.get(), lanes.zone()).equals(lanes.timeline().from());
    }

    private Instant begin(Period of, ZoneId zone) {
        return of.from(now.instant(), zone).atZone(zone).toInstant();
    }

    private void ask() {
        if (!looked) {
            return;
        }
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        List<ScheduleRow> rows = model.rows().list().stream().map(Row::value).toList();
        Predicate<ScheduleRow> filter = wanted.getValue();
        Period asked = period.get();
        Lanes.By order = by.get();
        ExpectedDurations durations = expected;
        worker.execute(() -> {
            Optional<Lanes> found = Optional.empty();
            try {
                found = Optional.of(workOut(rows.stream().filter(filter).toList(), asked, order, durations));
            } finally {
                Optional<Lanes> lanes = found;
                back.execute(() -> arrive(lanes));
            }
        });
    }

    private Lanes workOut(List<ScheduleRow> rows, Period asked, Lanes.By order, ExpectedDurations durations) {
        ZoneId zone = common(rows.stream().map(ScheduleRow::zone)).orElseGet(ZoneId::systemDefault);
        LocalDateTime from = asked.from(now.instant(), zone);
        Instant to = from.plusDays(asked.days).atZone(zone).toInstant();
        return Lanes.of(rows, from.atZone(zone).toInstant(), to, zone, order, durations);
    }

    private static Optional<ZoneId> common(Stream<ZoneId> zones) {
        List<ZoneId> two = zones.distinct().limit(2).toList();
        return two.size() == 1 ? Optional.of(Objects.requireNonNull(two.getFirst())) : Optional.empty();
    }

    private void arrive(Optional<Lanes> lanes) {
        busy = false;
        lanes.ifPresent(found -> shown.set(Optional.of(found)));
        if (again) {
            again = false;
            ask();
        }
    }
}
