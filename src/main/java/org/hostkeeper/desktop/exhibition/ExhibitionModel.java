package org.hostkeeper.desktop.exhibition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.exhibition.Domains;
import org.hostkeeper.exhibition.DomainsProbe;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;

/** What the Exhibition page shows: a row for each virtual machine, a filter, and how many of them need someone. */
public final class ExhibitionModel {
    private static final DomainsProbe PROBE = new DomainsProbe();

    private final KeyedRows<VmRow.Key, VmRow> rows = new KeyedRows<>(VmRow::key);
    private final StringProperty filter = new SimpleStringProperty("");
    private final Scope scope;
    private final ReadOnlyObjectWrapper<Page.Badge> badge = new ReadOnlyObjectWrapper<>(Page.Badge.NONE);
    private final ObjectProperty<Optional<Row<VmRow>>> selected = new SimpleObjectProperty<>(Optional.empty());

    public ExhibitionModel(Scope scope) {
        this.scope = scope;
    }

    /** Takes these states in; hosts that are not among them stay as they are. */
    public void show(List<HostState> states) {
        Set<HostName> told = new HashSet<>();
        List<VmRow> newest = new ArrayList<>();
        for (HostState state : states) {
            Reading<Domains> reading = state.facts().of(PROBE);
            reading.value().ifPresent(on -> {
                told.add(state.host().name());
                newest.addAll(rows(state, on, reading));
            });
        }
        Set<VmRow.Key> there = newest.stream().map(VmRow::key).collect(Collectors.toSet());
        rows.remove(rows.list().stream()
                .map(row -> row.value().key())
                .filter(key -> told.contains(key.host()) && !there.contains(key))
                .collect(Collectors.toSet()));
        rows.put(newest);
        count();
    }

    private static List<VmRow> rows(HostState state, Domains on, Reading<Domains> reading) {
        boolean fresh = state.link() instanceof Link.Connected;
        Optional<java.time.Instant> taken = fresh ? Optional.empty() : reading.taken();
        return on.domains().stream()
                .map(domain -> new VmRow(state.host(), domain, on.watcher(domain), on.golden(domain), fresh, taken))
                .toList();
    }

    /** Only these hosts are there any more. */
    public void keepOnly(List<Host> hosts) {
        Set<HostName> known = hosts.stream().map(Host::name).collect(Collectors.toSet());
        rows.keepOnly(rows.list().stream()
                .map(row -> row.value().key())
                .filter(key -> known.contains(key.host()))
                .collect(Collectors.toSet()));
        count();
    }

    private void count() {
        selected.get().filter(row -> !rows.list().contains(row)).ifPresent(_ -> selected.set(Optional.empty()));
        List<Mark> ill = rows.list().stream().map(row -> row.value().mark()).filter(Mark::needsSomeone).sorted().toList();
        badge.set(ill.isEmpty() ? Page.Badge.NONE : new Page.Badge(ill.size(), ill.getFirst()));
    }

    public ReadOnlyObjectProperty<Page.Badge> badge() {
        return badge.getReadOnlyProperty();
    }

    KeyedRows<VmRow.Key, VmRow> rows() {
        return rows;
    }

    StringProperty filter() {
        return filter;
    }

    /** The row that the detail is about. */
    ObjectProperty<Optional<Row<VmRow>>> selected() {
        return selected;
    }

    /** The hosts that are in the scope and have machines. */
    Set<HostName> inScope() {
        return rows.list().stream()
                .map(row -> row.value().host())
                .filter(scope.choice().get())
                .map(Host::name)
                .collect(Collectors.toSet());
    }

    /** Lets the row be seen, whatever filter and scope left out before. */
    void uncover(VmRow row) {
        filter.set("");
        if (!scope.choice().get().test(row.host())) {
            scope.all();
        }
    }

    /** Filter and scope together. */
    ObservableValue<Predicate<VmRow>> wanted() {
        return Bindings.createObjectBinding(
                () -> {
                    String words = filter.get();
                    Scope.Choice choice = scope.choice().get();
                    return row -> choice.test(row.host()) && row.matches(words);
                },
                filter,
                scope.choice());
    }
}
