package org.hostkeeper.desktop.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.hostkeeper.desktop.frame.Connections;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;

/** What the Hosts page shows: a row for each host, a filter, and how many of them need someone. */
public final class HostsModel {
    private final KeyedRows<HostName, HostRow> rows = new KeyedRows<>(HostRow::name);
    private final StringProperty filter = new SimpleStringProperty("");
    private final Scope scope;
    private final ObjectBinding<Predicate<HostRow>> wanted;
    private final ReadOnlyObjectWrapper<Page.Badge> badge = new ReadOnlyObjectWrapper<>(Page.Badge.NONE);
    private final ReadOnlyObjectWrapper<Connections> connections = new ReadOnlyObjectWrapper<>(Connections.NONE);
    private final ObjectProperty<Optional<Row<HostRow>>> selected = new SimpleObjectProperty<>(Optional.empty());

    public HostsModel(Scope scope) {
        this.scope = scope;
        this.wanted = Bindings.createObjectBinding(this::test, filter, scope.choice());
    }

    /** Takes these states in; hosts that are not among them stay as they are. */
    public void show(List<HostState> states) {
        rows.put(states.stream().map(HostRow::of).toList());
        count();
    }

    /** Only these hosts are there any more. */
    public void keepOnly(List<Host> hosts) {
        rows.keepOnly(hosts.stream().map(Host::name).collect(Collectors.toSet()));
        selected.get().filter(r -> !rows.list().contains(r)).ifPresent(_ -> selected.set(Optional.empty()));
        scope.know(hosts);
        count();
    }

    public ReadOnlyObjectProperty<Page.Badge> badge() {
        return badge.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Connections> connections() {
        return connections.getReadOnlyProperty();
    }

    KeyedRows<HostName, HostRow> rows() {
        return rows;
    }

    StringProperty filter() {
        return filter;
    }

    /** The row that the detail is about. */
    ObjectProperty<Optional<Row<HostRow>>> selected() {
        return selected;
    }

    /** Lets the host be seen, whatever filter and scope left out before. */
    void uncover(Host host) {
        filter.set("");
        if (!scope.choice().get().test(host)) {
            scope.all();
        }
    }

    /** Filter and scope together. */
    ObservableValue<Predicate<HostRow>> wanted() {
        return wanted;
    }

    private Predicate<HostRow> test() {
        String words = filter.get();
        Scope.Choice choice = scope.choice().get();
        return row -> choice.test(row.host()) && row.matches(words);
    }

    /** The hosts that are in the scope now: what a refresh of the page asks. */
    public Set<HostName> inScope() {
        return rows.list().stream()
                .map(r -> r.value().host())
                .filter(scope.choice().get())
                .map(Host::name)
                .collect(Collectors.toSet());
    }

    private void count() {
        List<HostRow> all = rows.list().stream().map(Row::value).toList();
        List<Mark> ill = all.stream().map(r -> r.state().mark()).filter(Mark::needsSomeone).sorted().toList();
        badge.set(ill.isEmpty() ? Page.Badge.NONE : new Page.Badge(ill.size(), ill.getFirst()));
        connections.set(new Connections(
                links(all, Link.Connected.class), links(all, Link.Connecting.class), all.size()));
    }

    private static int links(List<HostRow> rows, Class<? extends Link> kind) {
        return (int) rows.stream().filter(r -> kind.isInstance(r.link())).count();
    }
}
