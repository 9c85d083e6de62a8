package org.hostkeeper.desktop.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.Registration;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.module.logs.LogPart;

/** Whose logs there are on the hosts in scope, a filter to find them quickly, and which of them are chosen. */
public final class SourcesModel {
    private static final UnitsProbe UNITS = new UnitsProbe();
    private static final Comparator<LogPlace> ORDER = Comparator.comparing((LogPlace place) -> place.on().name())
            .thenComparing(LogPlace::kind)
            .thenComparing(LogPlace::name, String.CASE_INSENSITIVE_ORDER);

    private final Scope scope;
    private final Map<HostName, List<LogPlace>> byHost = new TreeMap<>();
    private final ObservableList<LogPlace> offered = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Set<LogPlace.Key>> chosen = new ReadOnlyObjectWrapper<>(Set.of());
    private Function<LogPlace.Kind, String> kinds = kind -> kind.name();
    private boolean watched;

    public SourcesModel(Scope scope) {
        this.scope = scope;
        filter.addListener(_ -> offer());
        scope.choice().addListener(_ -> offer());
    }

    /** Takes these states in; hosts that are not among them stay as they are. */
    public void show(List<HostState> states) {
        states.forEach(state -> byHost.put(state.host().name(), places(state)));
        offer();
    }

    /** Only these hosts are there any more. */
    public void keepOnly(List<Host> hosts) {
        byHost.keySet().retainAll(hosts.stream().map(Host::name).collect(Collectors.toSet()));
        offer();
    }

    /** What is on offer: in scope, and as the filter has it. It is kept up while someone looks at it. */
    ObservableList<LogPlace> offered() {
        return offered;
    }

    /** Whether someone looks at what is offered; if not, a refresh of the fleet costs nothing here. */
    void watch(boolean now, Function<LogPlace.Kind, String> kindWords) {
        kinds = kindWords;
        watched = now;
        offer();
    }

    StringProperty filter() {
        return filter;
    }

    ReadOnlyObjectProperty<Set<LogPlace.Key>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    void choose(Set<LogPlace.Key> places, boolean wanted) {
        Set<LogPlace.Key> next = new LinkedHashSet<>(chosen.get());
        if (wanted ? next.addAll(places) : next.removeAll(places)) {
            chosen.set(next);
        }
    }

    /** Only these units. */
    void chooseOnly(Map<HostName, List<String>> units) {
        Set<LogPlace.Key> next = new LinkedHashSet<>();
        units.forEach((host, names) ->
                names.forEach(name -> next.add(new LogPlace.Key(host, LogPlace.Kind.UNIT, name))));
        chosen.set(next);
    }

    /** The choice as it is asked of the hosts. */
    Map<HostName, LogPart> parts() {
        return chosen.get().stream()
                .collect(Collectors.groupingBy(LogPlace.Key::host, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> part(entry.getValue())));
    }

    private static LogPart part(List<LogPlace.Key> keys) {
        if (keys.stream().anyMatch(key -> key.kind() == LogPlace.Kind.WHOLE)) {
            return LogPart.everything();
        }
        return new LogPart(
                false,
                keys.stream().anyMatch(key -> key.kind() == LogPlace.Kind.KERNEL),
                keys.stream().filter(key -> key.kind() == LogPlace.Kind.UNIT).map(LogPlace.Key::unit).toList());
    }

    private void offer() {
        if (!watched) {
            return;
        }
        Scope.Choice choice = scope.choice().get();
        String words = filter.get();
        List<LogPlace> now = byHost.values().stream()
                .flatMap(List::stream)
                .filter(place -> choice.test(place.on()))
                .filter(place -> place.matches(words, kinds.apply(place.kind())))
                .toList();
        if (!now.equals(offered)) {
            offered.setAll(now);
        }
    }

    private static List<LogPlace> places(HostState state) {
        Host host = state.host();
        List<LogPlace> places = new ArrayList<>();
        places.add(new LogPlace(host, LogPlace.Kind.WHOLE, "", ""));
        places.add(new LogPlace(host, LogPlace.Kind.KERNEL, "", ""));
        state.facts().of(UNITS).value().ifPresent(units -> units.units().stream()
                .filter(unit -> !unit.load().equals("not-found"))
                .forEach(unit -> places.add(LogPlace.unit(host, unit.name(), called(unit)))));
        places.sort(ORDER);
        return List.copyOf(places);
    }

    private static String called(Unit unit) {
        return unit.module().map(Registration::name).orElse(unit.name().replaceFirst("\\.service$", ""));
    }
}
