package org.hostkeeper.desktop.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
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
import org.hostkeeper.plan.SavedPlans;
import org.hostkeeper.plan.apply.OpenPlan;

/**
 * What the Activity page shows: the changes of the journal as far as they were brought, which of them are wanted, and on
 * top the plans that stand open on hosts or were saved for later.
 */
public final class ActivityModel {
    /** What the last verification of the journal found, and when. */
    record Verified(Journal.Verification found, Instant at) {}

    /**
     * How much of the journal was brought.
     *
     * @param oldest the number of the oldest line; 1 is the first of all
     */
    record Brought(int lines, long oldest) {
        boolean whole() {
            return oldest <= 1;
        }
    }

    private final KeyedRows<PlanId, ActivityRow> rows = new KeyedRows<>(ActivityRow::id);
    private final TreeMap<Long, Journal.Line> lines = new TreeMap<>();
    private final Map<PlanId, ActivityRow> read = new HashMap<>();
    private final ObservableList<OpenPlan> open = FXCollections.observableArrayList();
    private final ObservableList<SavedPlans.Saved> saved = FXCollections.observableArrayList();
    private final ObservableList<String> hosts = FXCollections.observableArrayList();
    private final ObservableList<String> people = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Optional<String>> host = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> who = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Result>> result = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Instant>> since = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectBinding<ActivityFilter> filter = Bindings.createObjectBinding(
            () -> new ActivityFilter(text.get(), host.get(), who.get(), result.get(), since.get()),
            text, host, who, result, since);
    private final ObjectProperty<Brought> brought = new SimpleObjectProperty<>(new Brought(0, 0));
    private final ObjectProperty<Optional<Verified>> verified = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Row<ActivityRow>>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Page.Badge> badge = new ReadOnlyObjectWrapper<>(Page.Badge.NONE);

    /** Takes lines of the journal in, the newest or older ones; what was brought before stays. */
    public void show(List<Journal.Line> some) {
        some.forEach(line -> lines.put(line.number(), line));
        Map<PlanId, List<Journal.Line>> byPlan = lines.values().stream()
                .collect(Collectors.groupingBy(l -> l.entry().plan(), LinkedHashMap::new, Collectors.toList()));
        List<ActivityRow> all = byPlan.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
        Set<PlanId> takenBack = all.stream()
                .filter(ActivityRow::undoable)
                .flatMap(r -> r.plan().flatMap(Plan::undoes).stream())
                .collect(Collectors.toSet());
        rows.put(all.stream().map(r -> takenBack.contains(r.id()) ? r.takenBack() : r).toList());
        choices(hosts, all, r -> r.host().value());
        choices(people, all, ActivityRow::console);
        brought.set(new Brought(lines.size(), lines.isEmpty() ? 0 : lines.firstKey()));
    }

    /** A plan is read only once, and again when there is more of it. */
    private ActivityRow row(PlanId id, List<Journal.Line> of) {
        return read.compute(id, (_, before) ->
                before != null && before.lines().size() == of.size() ? before : ActivityRow.of(of, false));
    }

    private static void choices(ObservableList<String> list, List<ActivityRow> rows, Function<ActivityRow, String> of) {
        List<String> all = rows.stream().map(of).distinct().sorted().toList();
        if (!list.equals(all)) {
            list.setAll(all);
        }
    }

    /** The plans that stand open on hosts and that no console is at. */
    public void interrupted(List<OpenPlan> found) {
        List<OpenPlan> left = new ArrayList<>(found);
        left.removeIf(OpenPlan::running);
        if (!open.equals(left)) {
            open.setAll(left);
        }
        badge.set(open.isEmpty() ? Page.Badge.NONE : new Page.Badge(open.size(), Mark.ATTENTION));
    }

    /** The plans that were saved for later. */
    public void saved(List<SavedPlans.Saved> all) {
        saved.setAll(all);
    }

    /** The journal was verified. */
    public void verified(Journal.Verification found, Instant at) {
        verified.set(Optional.of(new Verified(found, at)));
    }

    /** Before this line the next older ones are. */
    public long oldest() {
        return brought.get().oldest();
    }

    public ReadOnlyObjectProperty<Page.Badge> badge() {
        return badge.getReadOnlyProperty();
    }

    /** All that the journal tells of a change, as far as it was brought. */
    public Optional<Plan> plan(PlanId id) {
        return Optional.ofNullable(read.get(id)).flatMap(ActivityRow::plan);
    }

    /** The plans that stand open and that no console is at. */
    public ObservableList<OpenPlan> open() {
        return open;
    }

    ObservableList<SavedPlans.Saved> saved() {
        return saved;
    }

    ObservableList<String> hosts() {
        return hosts;
    }

    ObservableList<String> people() {
        return people;
    }

    KeyedRows<PlanId, ActivityRow> rows() {
        return rows;
    }

    StringProperty text() {
        return text;
    }

    ObjectProperty<Optional<String>> host() {
        return host;
    }

    ObjectProperty<Optional<String>> who() {
        return who;
    }

    ObjectProperty<Optional<Result>> result() {
        return result;
    }

    ObjectProperty<Optional<Instant>> since() {
        return since;
    }

    ObjectProperty<Brought> brought() {
        return brought;
    }

    ObjectProperty<Optional<Verified>> verified() {
        return verified;
    }

    ObjectProperty<Optional<Row<ActivityRow>>> selected() {
        return selected;
    }

    ObservableValue<Predicate<ActivityRow>> wanted() {
        return filter.map(f -> f::holds);
    }
}
