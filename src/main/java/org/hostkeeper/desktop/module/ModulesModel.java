package org.hostkeeper.desktop.module;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Settling;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;

/** What the Modules page shows: a row for each service of each host, modules only or all, a filter, and the badge. */
public final class ModulesModel {
    private final KeyedRows<ModuleRow.Key, ModuleRow> rows = new KeyedRows<>(ModuleRow::key);
    private final FleetRows fleet = new FleetRows();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.ALL);
    private final SavedFilters saved;
    private final Scope scope;
    private final ReadOnlyObjectWrapper<Page.Badge> badge = new ReadOnlyObjectWrapper<>(Page.Badge.NONE);
    private final Settling rest = Settling.each(Duration.millis(100), System::nanoTime, this::catchUp);
    private Supplier<List<Row<ModuleRow>>> inSight = List::of;
    private final ObjectProperty<Optional<Row<ModuleRow>>> selected = new SimpleObjectProperty<>(Optional.empty());

    public ModulesModel(Scope scope) {
        this(scope, FilterMemory.fleeting());
    }

    public ModulesModel(Scope scope, FilterMemory memory) {
        this.scope = scope;
        this.saved = new SavedFilters(memory);
    }

    /** Takes these states in, to be shown by {@link #keepUp}; from any thread. Other hosts stay as they are. */
    public void read(List<HostState> states) {
        fleet.read(states);
    }

    /**
     * Shows what was read and is in sight; what nobody sees is shown with it if it was quiet, else ten times a second: of
     * ten thousand rows some twenty are in sight. Called once a frame at most.
     */
    public void keepUp() {
        List<ModuleRow> seen = fleet.fetch(inSight.get());
        if (!seen.isEmpty()) {
            rows.change(seen);
        }
        rest.ask();
    }

    /** Shows all that was read. */
    private void catchUp() {
        show(fleet.fetch());
    }

    /** Takes these states in and shows them. */
    public void show(List<HostState> states) {
        read(states);
        catchUp();
    }

    /** Only these hosts are there any more. */
    public void keepOnly(List<Host> hosts) {
        fleet.keepOnly(hosts.stream().map(Host::name).collect(Collectors.toSet()));
        catchUp();
    }

    private void show(FleetRows.Difference difference) {
        rows.change(difference.changed());
        if (!difference.gone().isEmpty()) {
            rows.remove(difference.gone());
            selected.get().filter(r -> !rows.list().contains(r)).ifPresent(_ -> selected.set(Optional.empty()));
        }
        badge.set(difference.badge());
    }

    public ReadOnlyObjectProperty<Page.Badge> badge() {
        return badge.getReadOnlyProperty();
    }

    /** The hosts that are in the scope and have services. */
    public Set<HostName> inScope() {
        return rows.list().stream()
                .map(row -> row.value().host())
                .distinct()
                .filter(scope.choice().get())
                .map(Host::name)
                .collect(Collectors.toSet());
    }

    /** @param rows tells which rows the person sees */
    void seen(Supplier<List<Row<ModuleRow>>> rows) {
        inSight = rows;
    }

    KeyedRows<ModuleRow.Key, ModuleRow> rows() {
        return rows;
    }

    /** The row of this service, whether the filter shows it or not. */
    Optional<ModuleRow> find(ModuleRow.Key key) {
        return rows.find(key).map(Row::value);
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
}
