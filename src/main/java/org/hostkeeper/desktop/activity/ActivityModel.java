package org.hostkeeper.desktop.activity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.apply.OpenPlan;

/** What the Activity page shows: the changes of the journal, and on top the plans that stand open on hosts. */
public final class ActivityModel {
    private final KeyedRows<PlanId, ActivityRow> rows = new KeyedRows<>(ActivityRow::id);
    private final ObservableList<OpenPlan> open = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Row<ActivityRow>>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Page.Badge> badge = new ReadOnlyObjectWrapper<>(Page.Badge.NONE);

    /** Takes the journal in, newest line first. */
    public void show(List<Journal.Line> newestFirst) {
        List<Journal.Line> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        Map<PlanId, List<Journal.Line>> byPlan = oldestFirst.stream()
                .collect(Collectors.groupingBy(l -> l.entry().plan(), LinkedHashMap::new, Collectors.toList()));
        List<ActivityRow> all = byPlan.values().stream().map(lines -> ActivityRow.of(lines, false)).toList();
        Set<PlanId> takenBack = all.stream()
                .filter(ActivityRow::undoable)
                .flatMap(r -> r.plan().flatMap(Plan::undoes).stream())
                .collect(Collectors.toSet());
        rows.put(all.stream()
                .map(r -> takenBack.contains(r.id()) ? ActivityRow.of(r.lines(), true) : r)
                .toList());
        rows.keepOnly(byPlan.keySet());
    }

    /** The plans that stand open on hosts and that no console is at. */
    public void interrupted(List<OpenPlan> found) {
        open.setAll(found.stream().filter(p -> !p.running()).toList());
        badge.set(open.isEmpty() ? Page.Badge.NONE : new Page.Badge(open.size(), Mark.ATTENTION));
    }

    public ReadOnlyObjectProperty<Page.Badge> badge() {
        return badge.getReadOnlyProperty();
    }

    /** The plans that stand open and that no console is at. */
    public ObservableList<OpenPlan> open() {
        return open;
    }

    KeyedRows<PlanId, ActivityRow> rows() {
        return rows;
    }

    StringProperty filter() {
        return filter;
    }

    ObjectProperty<Optional<Row<ActivityRow>>> selected() {
        return selected;
    }

    ObservableValue<Predicate<ActivityRow>> wanted() {
        return Bindings.createObjectBinding(
                () -> {
                    String words = filter.get();
                    return row -> row.matches(words);
                },
                filter);
    }
}
