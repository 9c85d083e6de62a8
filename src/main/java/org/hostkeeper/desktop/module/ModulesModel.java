package org.hostkeeper.desktop.module;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

/** What the Modules page shows: a row for each service of each host, modules only or all, a filter, and the badge. */
public final class ModulesModel {
    private final KeyedRows<ModuleRow.Key, ModuleRow> rows = new KeyedRows<>(ModuleRow::key);
    private final Map<HostName, List<ModuleRow>> byHost = new TreeMap<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty all = new SimpleBooleanProperty(true);
    private final Scope scope;
    private final ReadOnlyObjectWrapper<Page.Badge> badge = new ReadOnlyObjectWrapper<>(Page.Badge.NONE);
    private final ObjectProperty<Optional<Row<ModuleRow>>> selected = new SimpleObjectProperty<>(Optional.empty());

    public ModulesModel(Scope scope) {
        this.scope = scope;
    }

    /** Takes these states in; hosts that are not among them stay as they are. */
    public void show(List<HostState> states) {
        states.forEach(state -> byHost.put(state.host().name(), ModuleRow.of(state)));
        settle();
    }

    /** Only these hosts are there any more. */
    public void keepOnly(List<Host> hosts) {
        byHost.keySet().retainAll(hosts.stream().map(Host::name).collect(Collectors.toSet()));
        settle();
    }

    public ReadOnlyObjectProperty<Page.Badge> badge() {
        return badge.getReadOnlyProperty();
    }

    /** The hosts that are in the scope and have services. */
    public Set<HostName> inScope() {
        return byHost.values().stream()
                .flatMap(List::stream)
                .map(ModuleRow::host)
                .filter(scope.choice().get())
                .map(Host::name)
                .collect(Collectors.toSet());
    }

    KeyedRows<ModuleRow.Key, ModuleRow> rows() {
        return rows;
    }

    StringProperty filter() {
        return filter;
    }

    /** Whether all services are shown, or the registered modules only. */
    BooleanProperty all() {
        return all;
    }

    /** The row that the detail is about. */
    ObjectProperty<Optional<Row<ModuleRow>>> selected() {
        return selected;
    }

    /** Lets the service be seen, whatever filter and scope left out before. */
    void uncover(ModuleRow row) {
        filter.set("");
        all.set(all.get() || !row.isModule());
        if (!scope.choice().get().test(row.host())) {
            scope.all();
        }
    }

    ObservableValue<Predicate<ModuleRow>> wanted() {
        return Bindings.createObjectBinding(
                () -> {
                    String words = filter.get();
                    boolean every = all.get();
                    Scope.Choice choice = scope.choice().get();
                    return row -> (every || row.isModule()) && choice.test(row.host()) && row.matches(words);
                },
                filter,
                all,
                scope.choice());
    }

    private void settle() {
        List<ModuleRow> now = byHost.values().stream().flatMap(List::stream).toList();
        rows.put(now);
        rows.keepOnly(now.stream().map(ModuleRow::key).collect(Collectors.toCollection(HashSet::new)));
        selected.get().filter(r -> !rows.list().contains(r)).ifPresent(_ -> selected.set(Optional.empty()));
        List<Mark> ill = now.stream().map(r -> r.state().mark()).filter(Mark::needsSomeone).sorted().toList();
        badge.set(ill.isEmpty() ? Page.Badge.NONE : new Page.Badge(ill.size(), ill.getFirst()));
    }
}
