package org.hostkeeper.desktop.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.desktop.fx.Beside;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.Stagger;
import org.hostkeeper.schedule.StaggerRequest.Change;

/**
 * Jobs of many hosts to be kept apart: what was asked for, and what comes of it, worked out anew beside the JavaFX thread
 * whenever something is typed or a host turns out to be otherwise.
 */
final class StaggerModel {
    private final SchedulesModel schedules;
    private final Map<HostName, Set<String>> chosen;
    private final int selected;
    private final ObjectProperty<StaggerWish.By> by = new SimpleObjectProperty<>();
    private final StringProperty letters = new SimpleStringProperty("");
    private final StringProperty command = new SimpleStringProperty("");
    private final StringProperty from = new SimpleStringProperty("00:00");
    private final StringProperty to = new SimpleStringProperty("00:00");
    private final StringProperty apart = new SimpleStringProperty("60");
    private final ObjectProperty<Change> change = new SimpleObjectProperty<>(Change.TIME);
    private final ReadOnlyObjectWrapper<StaggerAnswer> answer = new ReadOnlyObjectWrapper<>(StaggerAnswer.NONE);
    private final KeyedRows<ScheduleRow.Key, StaggerRow> rows = new KeyedRows<>(StaggerRow::key);
    private final Beside<String, Asked> asking;
    private final InvalidationListener asks = _ -> ask();

    /** A wish, and once it was worked out what comes of it. */
    private static final class Asked {
        private final StaggerWish wish;
        private volatile StaggerAnswer answer = StaggerAnswer.NONE;

        Asked(StaggerWish wish) {
            this.wish = wish;
        }
    }

    /**
     * @param selected the rows that are selected on the page; those that can be moved are what is asked for first
     * @param worker works answers out
     * @param nextFrame brings them to the JavaFX thread
     */
    StaggerModel(SchedulesModel schedules, List<ScheduleRow> selected, Executor worker, Executor nextFrame) {
        this.schedules = schedules;
        this.selected = selected.size();
        this.chosen = selected.stream()
                .collect(Collectors.groupingBy(row -> row.host().name(), TreeMap::new, Collectors.flatMapping(StaggerModel::movable, Collectors.toSet())));
        chosen.values().removeIf(Set::isEmpty);
        this.asking = new Beside<>(nextFrame, worker, _ -> "newest", all -> workOut(all.getLast()), all -> show(all.getLast()));
        by.set(choices().getFirst());
        Stream.<Observable>of(by, letters, command, from, to, apart, change).forEach(typed -> typed.addListener(asks));
        Stream.<Observable>of(schedules.rows().list(), schedules.closed()).forEach(known -> known.addListener(new WeakInvalidationListener(asks)));
        ask();
    }

    private static Stream<String> movable(ScheduleRow row) {
        return row.job().filter(Stagger::canMove).stream().map(CronJob::id);
    }

    /** What can be asked for: the selection only where there is one. */
    List<StaggerWish.By> choices() {
        List<StaggerWish.By> choices = new ArrayList<>(List.of(StaggerWish.By.values()));
        if (chosen.isEmpty()) {
            choices.remove(StaggerWish.By.CHOSEN);
        }
        return choices;
    }

    /** How many of the selected jobs can be moved. */
    int movable() {
        return chosen.values().stream().mapToInt(Set::size).sum();
    }

    /** How many of what is selected cannot be moved. */
    int leftOut() {
        return selected - movable();
    }

    ObjectProperty<StaggerWish.By> by() {
        return by;
    }

    /** Those to be filled in, one after the other; empty for all. */
    StringProperty letters() {
        return letters;
    }

    StringProperty command() {
        return command;
    }

    StringProperty from() {
        return from;
    }

    StringProperty to() {
        return to;
    }

    /** In minutes. */
    StringProperty apart() {
        return apart;
    }

    ObjectProperty<Change> change() {
        return change;
    }

    ReadOnlyObjectProperty<StaggerAnswer> answer() {
        return answer.getReadOnlyProperty();
    }

    KeyedRows<ScheduleRow.Key, StaggerRow> rows() {
        return rows;
    }

    /** Hosts in scope of which crontabs of other users are missing. */
    Set<HostName> closed() {
        Set<HostName> closed = new TreeSet<>(schedules.closed().get());
        closed.retainAll(schedules.known().keySet());
        return closed;
    }

    private void ask() {
        String words = by.get() == StaggerWish.By.LETTERS ? letters.get() : command.get();
        asking.put(new Asked(new StaggerWish(by.get(), chosen, words, from.get(), to.get(), apart.get(), change.get())));
    }

    private void workOut(Asked asked) {
        asked.answer = StaggerAnswer.of(asked.wish, schedules.known());
    }

    private void show(Asked asked) {
        rows.keepOnly(asked.answer.rows().stream().map(StaggerRow::key).collect(Collectors.toSet()));
        rows.put(asked.answer.rows());
        answer.set(asked.answer);
    }
}
