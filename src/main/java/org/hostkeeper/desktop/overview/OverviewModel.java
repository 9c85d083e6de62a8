package org.hostkeeper.desktop.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.hostkeeper.attention.Attention;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.attention.Onsets;
import org.hostkeeper.attention.PlanConcerns;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.facts.Past;
import org.hostkeeper.facts.Sample;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.apply.OpenPlan;

/**
 * What the Overview shows: what needs someone, each host with its last day, and what changed since yesterday. While a
 * host is being connected to again it keeps what was said of it, so that nothing comes and goes with each try.
 */
public final class OverviewModel {
    private final KeyedRows<Concern.Key, ConcernRow> concerns = new KeyedRows<>(ConcernRow::key);
    private final KeyedRows<HostName, HealthRow> health = new KeyedRows<>(HealthRow::name);
    private final KeyedRows<ChangeRow.Key, ChangeRow> changes = new KeyedRows<>(ChangeRow::key);
    private final ReadOnlyObjectWrapper<Page.Badge> badge = new ReadOnlyObjectWrapper<>(Page.Badge.NONE);
    private final ReadOnlyObjectWrapper<Calm> calm = new ReadOnlyObjectWrapper<>(Calm.NOTHING_KNOWN);
    private final Map<HostName, HostState> states = new TreeMap<>();
    private final Map<HostName, List<Concern>> judged = new HashMap<>();
    private final Map<HostName, Past> pasts = new HashMap<>();
    private final Attention attention;
    private final Scope scope;
    private List<Concern> plans = List.of();
    private Onsets onsets = new Onsets(List.of());

    public OverviewModel(Scope scope, Attention attention) {
        this.scope = scope;
        this.attention = attention;
        scope.choice().addListener(_ -> count());
    }

    /** Takes these states in; hosts that are not among them stay as they are. */
    public void show(List<HostState> changed) {
        changed.forEach(state -> {
            HostName host = state.host().name();
            states.put(host, state);
            if (!isTrying(state.link()) || !judged.containsKey(host)) {
                judged.put(host, attention.of(state));
            }
            Sample.of(state.facts()).ifPresent(sample -> grow(host, List.of(sample)));
            if (state.link() instanceof Link.Broken broken) {
                grow(host, List.of(Sample.missing(broken.since())));
            }
        });
        settle();
    }

    /** Only these hosts are there any more. */
    public void keepOnly(List<Host> hosts) {
        Set<HostName> names = hosts.stream().map(Host::name).collect(Collectors.toSet());
        states.keySet().retainAll(names);
        judged.keySet().retainAll(names);
        pasts.keySet().retainAll(names);
        settle();
    }

    /** The plans that stand open and that no console is at. */
    public void interrupted(List<? extends OpenPlan> open) {
        plans = open.stream().map((OpenPlan plan) -> PlanConcerns.of(plan)).toList();
        settle();
    }

    /** What the history tells of the last day. */
    public void past(Map<HostName, List<Sample>> samples) {
        samples.forEach(this::grow);
        settle();
    }

    public void happened(Happenings now) {
        onsets = new Onsets(now.events());
        changes.put(now.rows());
        changes.keepOnly(now.rows().stream().map(ChangeRow::key).collect(Collectors.toSet()));
        settle();
    }

    public ReadOnlyObjectProperty<Page.Badge> badge() {
        return badge.getReadOnlyProperty();
    }

    KeyedRows<Concern.Key, ConcernRow> concerns() {
        return concerns;
    }

    KeyedRows<HostName, HealthRow> health() {
        return health;
    }

    KeyedRows<ChangeRow.Key, ChangeRow> changes() {
        return changes;
    }

    /** What is said where nothing needs anyone. */
    ReadOnlyObjectProperty<Calm> calm() {
        return calm.getReadOnlyProperty();
    }

    ObservableValue<Predicate<ConcernRow>> wantedConcerns() {
        return scope.choice().map(choice -> row -> choice.test(row.host()));
    }

    ObservableValue<Predicate<HealthRow>> wantedHealth() {
        return scope.choice().map(choice -> row -> choice.test(row.host()));
    }

    ObservableValue<Predicate<ChangeRow>> wantedChanges() {
        return scope.choice().map(choice -> row -> choice.isAll()
                || Optional.ofNullable(states.get(row.host())).filter(s -> choice.test(s.host())).isPresent());
    }

    /** The hosts in scope: what a refresh asks. */
    Set<HostName> inScope() {
        return states.values().stream().map(HostState::host).filter(scope.choice().get()).map(Host::name).collect(Collectors.toSet());
    }

    private static boolean isTrying(Link link) {
        return link instanceof Link.Connecting || link instanceof Link.Untried;
    }

    private void grow(HostName host, List<Sample> samples) {
        pasts.merge(host, Past.NONE.with(samples), (past, _) -> past.with(samples));
    }

    private List<Concern> of(HostName host) {
        List<Concern> all = new ArrayList<>(judged.getOrDefault(host, List.of()));
        plans.stream().filter(plan -> plan.host().equals(host)).forEach(all::add);
        return all.stream().map(onsets::date).sorted(Concern.WORST_FIRST).toList();
    }

    private void settle() {
        List<ConcernRow> ill = new ArrayList<>();
        List<HealthRow> all = new ArrayList<>();
        states.forEach((host, state) -> {
            List<Concern> those = of(host);
            those.forEach(concern -> ill.add(new ConcernRow(state.host(), concern)));
            all.add(HealthRow.of(state, those, pasts.getOrDefault(host, Past.NONE)));
        });
        concerns.put(ill);
        concerns.keepOnly(ill.stream().map(ConcernRow::key).collect(Collectors.toSet()));
        health.put(all);
        health.keepOnly(Set.copyOf(states.keySet()));
        count();
    }

    private void count() {
        List<Mark> marks = concerns.list().stream()
                .map(KeyedRows.Row::value)
                .filter(row -> scope.choice().get().test(row.host()))
                .map(ConcernRow::mark)
                .sorted()
                .toList();
        badge.set(marks.isEmpty() ? Page.Badge.NONE : new Page.Badge(marks.size(), marks.getFirst()));
        List<HostState> seen = states.values().stream().filter(s -> scope.choice().get().test(s.host())).toList();
        calm.set(new Calm(
                seen.size(),
                (int) seen.stream().filter(s -> s.link() instanceof Link.Connected).count(),
                seen.stream().flatMap(s -> s.facts().of(new HostProbe()).taken().stream()).min(Instant::compareTo)));
    }
}
