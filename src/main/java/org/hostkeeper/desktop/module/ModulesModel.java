package org.hostkeeper.desktop.module;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
    private final Map<HostName, HostRows> byHost = new TreeMap<>();
    private final Map<Mark, Integer> ill = new EnumMap<>(Mark.class);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.ALL);
    private final SavedFilters saved;
    private final Scope scope;
    private final ReadOnlyObjectWrapper<Page.Badge> badge = new ReadOnlyObjectWrapper<>(Page.Badge.NONE);
    private final ObjectProperty<Optional<Row<ModuleRow>>> selected = new SimpleObjectProperty<>(Optional.empty());

    public ModulesModel(Scope scope) {
        this(scope, FilterMemory.fleeting());
    }

    public ModulesModel(Scope scope, FilterMemory memory) {
        this.scope = scope;
        this.saved = new SavedFilters(memory);
    }

    /** Takes these states in; hosts that are not among them stay as they are. */
    public void show(List<HostState> states) {
        List<ModuleRow> changed = new ArrayList<>();
        Set<ModuleRow.Key> gone = new HashSet<>();
        for (HostState state : states) {
            HostRows before = byHost.get(state.host().name());
            HostRows now = before == null ? HostRows.of(state) : before.next(state);
            byHost.put(state.host().name(), now);
            compare(before == null ? List.of() : before.rows(), now.rows(), changed, gone);
        }
        rows.put(changed);
        if (!gone.isEmpty()) {
            rows.remove(gone);
            forgetSelected();
        }
        showBadge();
    }

    /** Only these hosts are there any more. */
    public void keepOnly(List<Host> hosts) {
        Set<HostName> known = hosts.stream().map(Host::name).collect(Collectors.toSet());
        allRows()
                .filter(row -> !known.contains(row.host().name()))
                .forEach(row -> count(row, -1));
        byHost.keySet().retainAll(known);
        rows.keepOnly(allRows().map(ModuleRow::key).collect(Collectors.toSet()));
        forgetSelected();
        showBadge();
    }

    public ReadOnlyObjectProperty<Page.Badge> badge() {
        return badge.getReadOnlyProperty();
    }

    /** The hosts that are in the scope and have services. */
    public Set<HostName> inScope() {
        return byHost.values().stream()
                .filter(host -> !host.rows().isEmpty())
                .map(host -> host.ground().host())
                .filter(scope.choice().get())
                .map(Host::name)
                .collect(Collectors.toSet());
    }

    KeyedRows<ModuleRow.Key, ModuleRow> rows() {
        return rows;
    }

    /** The row of this service, whether the filter shows it or not. */
    Optional<ModuleRow> find(ModuleRow.Key key) {
        return Optional.ofNullable(byHost.get(key.host())).stream()
                .flatMap(host -> host.rows().stream())
                .filter(row -> row.key().equals(key))
                .findFirst();
    }

    StringProperty filter() {
        return filter;
    }

    /** Which of the usual questions the table answers. */
    ObjectProperty<Preset> preset() {
        return preset;
    }

    SavedFilters saved() {
        return saved;
    }

    /** The row that the detail is about. */
    ObjectProperty<Optional<Row<ModuleRow>>> selected() {
        return selected;
    }

    /** Lets the service be seen, whatever filter and scope left out before. */
    void uncover(ModuleRow row) {
        filter.set("");
        preset.set(preset.get().test(row) ? preset.get() : Preset.ALL);
        if (!scope.choice().get().test(row.host())) {
            scope.all();
        }
    }

    ObservableValue<Predicate<ModuleRow>> wanted() {
        return Bindings.createObjectBinding(
                () -> {
                    String words = filter.get();
                    Preset wanted = preset.get();
                    Scope.Choice choice = scope.choice().get();
                    return row -> wanted.test(row) && choice.test(row.host()) && row.matches(words);
                },
                filter,
                preset,
                scope.choice());
    }

    private Stream<ModuleRow> allRows() {
        return byHost.values().stream().flatMap(host -> host.rows().stream());
    }

    /** Counts what differs, and tells which rows have to be shown anew and which of them are gone. */
    private void compare(
            List<ModuleRow> before, List<ModuleRow> now, List<ModuleRow> changed, Set<ModuleRow.Key> gone) {
        boolean sameServices = before.size() == now.size();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            ModuleRow was = i < before.size() ? before.get(i) : null;
            ModuleRow is = i < now.size() ? now.get(i) : null;
            if (was != is) {
                sameServices &= was != null && is != null && was.unit().name().equals(is.unit().name());
                if (was != null) {
                    count(was, -1);
                }
                if (is != null) {
                    count(is, 1);
                    changed.add(is);
                }
            }
        }
        if (!sameServices) {
            before.forEach(row -> gone.add(row.key()));
            now.forEach(row -> gone.remove(row.key()));
        }
    }

    private void count(ModuleRow row, int by) {
        if (row.mark().needsSomeone()) {
            ill.merge(row.mark(), by, Integer::sum);
        }
    }

    private void showBadge() {
        ill.values().removeIf(count -> count == 0);
        badge.set(
                ill.isEmpty()
                        ? Page.Badge.NONE
                        : new Page.Badge(
                                ill.values().stream().mapToInt(Integer::intValue).sum(),
                                ill.keySet().iterator().next()));
    }

    private void forgetSelected() {
        selected.get().filter(r -> !rows.list().contains(r)).ifPresent(_ -> selected.set(Optional.empty()));
    }
}
