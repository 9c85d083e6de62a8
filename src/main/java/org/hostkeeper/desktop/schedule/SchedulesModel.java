package org.hostkeeper.desktop.schedule;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.Schedules;

/**
 * What the Schedules page shows: a row for each job and timer of each host, a filter, and the badge. States are taken in on any
 * thread; the JavaFX thread shows what differs.
 */
public final class SchedulesModel {
    private final Clock clock;
    private final Scope scope;
    private final KeyedRows<ScheduleRow.Key, ScheduleRow> rows = new KeyedRows<>(ScheduleRow::key);
    private final Map<HostName, HostRows> byHost = new TreeMap<>();
    private final Map<HostName, HostState> states = new TreeMap<>();
    private final Map<HostName, ByRoot> byRoot = new TreeMap<>();
    private final Queue<Difference> found = new ConcurrentLinkedQueue<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty timers = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Set<HostName>> closed = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Set<HostName>> outdated = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Page.Badge> badge = new ReadOnlyObjectWrapper<>(Page.Badge.NONE);
    private final ObjectProperty<Optional<Row<ScheduleRow>>> selected = new SimpleObjectProperty<>(Optional.empty());

    /** What is to be shown otherwise than before. */
    private record Difference(List<ScheduleRow> changed, Set<ScheduleRow.Key> gone, Page.Badge badge, Set<HostName> closed, Set<HostName> outdated) {}

    public SchedulesModel(Scope scope, Clock clock) {
        this.scope = scope;
        this.clock = clock;
    }

    /** Takes these states in, to be shown by {@link #catchUp}; from any thread. Other hosts stay as they are. */
    public synchronized void read(Collection<HostState> newest) {
        List<ScheduleRow> changed = new ArrayList<>();
        Set<ScheduleRow.Key> gone = new HashSet<>();
        for (HostState state : newest) {
            HostName host = state.host().name();
            Optional<HostRows> before = Optional.ofNullable(byHost.get(host));
            HostRows now = HostRows.of(before, state, root(state).map(ByRoot::schedules), clock.instant());
            states.put(host, state);
            byHost.put(host, now);
            if (before.filter(old -> old == now).isEmpty()) {
                before.ifPresent(old -> old.rows().forEach(row -> gone.add(row.key())));
                now.rows().forEach(row -> gone.remove(row.key()));
                changed.addAll(now.rows());
            }
        }
        tell(changed, gone);
    }

    /** Shows what was read. */
    public void catchUp() {
        for (Difference next = found.poll(); next != null; next = found.poll()) {
            rows.change(next.changed());
            if (!next.gone().isEmpty()) {
                rows.remove(next.gone());
                selected.get().filter(r -> !rows.list().contains(r)).ifPresent(_ -> selected.set(Optional.empty()));
            }
            badge.set(next.badge());
            closed.set(next.closed());
            outdated.set(next.outdated());
        }
    }

    /** Takes these states in and shows them. */
    public void show(List<HostState> newest) {
        read(newest);
        catchUp();
    }

    /** What root read of this host, compared with what the facts say now. */
    private Optional<ByRoot> root(HostState state) {
        HostName host = state.host().name();
        return Optional.ofNullable(byRoot.computeIfPresent(
                host, (_, root) -> HostRows.facts(state).map(root::beside).orElse(root)));
    }

    /** Takes in what root read of a host, which has more in it than the facts, to be shown by {@link #catchUp}; from any thread. */
    void readByRoot(HostName host, Schedules schedules) {
        synchronized (this) {
            Optional<Schedules> facts = Optional.ofNullable(states.get(host)).flatMap(HostRows::facts);
            byRoot.put(host, new ByRoot(schedules, facts.map(Schedules::files), false));
        }
        again(host);
    }

    /** Root could not read again: what it read before is left if it is known to be otherwise. From any thread, as above. */
    void leaveOutdated(HostName host) {
        synchronized (this) {
            byRoot.computeIfPresent(host, (_, root) -> root.outdated() ? null : root);
        }
        again(host);
    }

    /** Something was done on these hosts, whoever sees what. */
    public void changed(Set<HostName> hosts) {
        synchronized (this) {
            byRoot.replaceAll((host, root) -> hosts.contains(host) ? new ByRoot(root.schedules(), root.beside(), true) : root);
            tell(List.of(), Set.of());
        }
        catchUp();
    }

    private synchronized void again(HostName host) {
        Optional.ofNullable(states.get(host)).ifPresent(known -> read(List.of(known)));
    }

    synchronized Set<HostName> readByRoot() {
        return Set.copyOf(byRoot.keySet());
    }

    /** The hosts of which root read what is otherwise by now, or may be. */
    ReadOnlyObjectProperty<Set<HostName>> outdated() {
        return outdated.getReadOnlyProperty();
    }

    /** Only these hosts are there any more. */
    public void keepOnly(List<Host> hosts) {
        Set<HostName> known = hosts.stream().map(Host::name).collect(Collectors.toSet());
        synchronized (this) {
            Set<ScheduleRow.Key> gone = new HashSet<>();
            byHost.forEach((host, of) -> {
                if (!known.contains(host)) {
                    of.rows().forEach(row -> gone.add(row.key()));
                }
            });
            byHost.keySet().retainAll(known);
            states.keySet().retainAll(known);
            byRoot.keySet().retainAll(known);
            tell(List.of(), gone);
        }
        catchUp();
    }

    private void tell(List<ScheduleRow> changed, Set<ScheduleRow.Key> gone) {
        List<Mark> ill = byHost.values().stream()
                .flatMap(of -> of.rows().stream())
                .map(ScheduleRow::mark)
                .filter(Mark::needsSomeone)
                .sorted()
                .toList();
        Page.Badge worst = ill.isEmpty() ? Page.Badge.NONE : new Page.Badge(ill.size(), ill.getFirst());
        Set<HostName> behind = byHost.values().stream().filter(HostRows::closed).map(of -> of.host().name()).collect(Collectors.toSet());
        Set<HostName> old = byRoot.entrySet().stream().filter(of -> of.getValue().outdated()).map(Map.Entry::getKey).collect(Collectors.toSet());
        found.add(new Difference(changed, gone, worst, behind, old));
    }

    public ReadOnlyObjectProperty<Page.Badge> badge() {
        return badge.getReadOnlyProperty();
    }

    /** Hosts of which crontabs of other users are missing. */
    ReadOnlyObjectProperty<Set<HostName>> closed() {
        return closed.getReadOnlyProperty();
    }

    /** Of the host's clock; empty if nothing was read of the host. */
    synchronized Optional<ZoneId> zone(HostName host) {
        return Optional.ofNullable(byHost.get(host)).flatMap(HostRows::from).map(Schedules::clock);
    }

    /** The hosts that are in the scope and have schedules. */
    Set<HostName> inScope() {
        return rows.list().stream()
                .map(row -> row.value().host())
                .distinct()
                .filter(scope.choice().get())
                .map(Host::name)
                .collect(Collectors.toSet());
    }

    /** What is known of each host in scope; from any thread. */
    synchronized SortedMap<HostName, HostRows> known() {
        SortedMap<HostName, HostRows> known = new TreeMap<>(byHost);
        known.values().removeIf(of -> !scope.choice().get().test(of.host()));
        return known;
    }

    KeyedRows<ScheduleRow.Key, ScheduleRow> rows() {
        return rows;
    }

    StringProperty filter() {
        return filter;
    }

    BooleanProperty timers() {
        return timers;
    }

    /** The row that the detail is about. */
    ObjectProperty<Optional<Row<ScheduleRow>>> selected() {
        return selected;
    }

    /** Lets the row be seen, whatever filter and scope left out before. */
    void uncover(ScheduleRow row) {
        filter.set("");
        timers.set(true);
        if (!scope.choice().get().test(row.host())) {
            scope.all();
        }
    }

    ObservableValue<Predicate<ScheduleRow>> wanted() {
        return Bindings.createObjectBinding(
                () -> {
                    String words = filter.get();
                    boolean all = timers.get();
                    Scope.Choice choice = scope.choice().get();
                    return row -> (all || row.job().isPresent()) && choice.test(row.host()) && row.matches(words);
                },
                filter,
                timers,
                scope.choice());
    }
}
