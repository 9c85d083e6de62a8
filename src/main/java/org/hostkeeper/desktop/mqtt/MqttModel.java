package org.hostkeeper.desktop.mqtt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hostkeeper.broker.AgentPresence;
import org.hostkeeper.broker.Change;
import org.hostkeeper.broker.Incident;
import org.hostkeeper.broker.ModuleState;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.mqtt.Link;

/** What the MQTT page shows of the broker that is watched. Used on the JavaFX thread, but needs no stage. */
public final class MqttModel {
    private final ObservableList<SavedBroker> brokers = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<SavedBroker>> broker = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Link> link = new SimpleObjectProperty<>(new Link.Starting());
    private final ObjectProperty<Besides> besides = new SimpleObjectProperty<>(new Besides.NotNeeded());
    private final Map<String, AgentPresence> agentsById = new TreeMap<>();
    private final ObjectProperty<List<AgentPresence>> agents = new SimpleObjectProperty<>(List.of());
    private final Map<String, ModuleState> states = new HashMap<>();
    private final Map<String, State> commands = new HashMap<>();
    private final KeyedRows<String, ModuleLine> rows = new KeyedRows<>(ModuleLine::guid);
    private final ObjectProperty<Optional<Row<ModuleLine>>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Incident>> incident = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Page.Badge> badge = new ReadOnlyObjectWrapper<>(Page.Badge.NONE);
    private final TopicsModel topics = new TopicsModel();

    /** These brokers are written down now. */
    public void know(List<SavedBroker> all) {
        brokers.setAll(all);
    }

    /** This one is watched from now on; nothing of another one is shown any more. */
    public void watch(Optional<SavedBroker> next) {
        agentsById.clear();
        states.clear();
        commands.clear();
        rows.keepOnly(Set.of());
        selected.set(Optional.empty());
        incident.set(Optional.empty());
        agents.set(List.of());
        link.set(new Link.Starting());
        besides.set(new Besides.NotNeeded());
        topics.forget();
        broker.set(next);
    }

    /** What is otherwise at the broker that is watched, once a pulse. */
    public void show(List<Change> changes) {
        boolean all = false;
        Map<String, ModuleLine> touched = new HashMap<>();
        Set<String> gone = new java.util.HashSet<>();
        for (Change change : changes) {
            switch (change) {
                case Change.LinkIs(Link now) -> {
                    link.set(now);
                    all = true;
                }
                case Change.Agent(AgentPresence agent) -> {
                    agentsById.put(agent.instance(), agent);
                    all = true;
                }
                case Change.AgentGone(String instance) -> {
                    agentsById.remove(instance);
                    all = true;
                }
                case Change.Module(ModuleState state) -> {
                    states.put(state.guid(), state);
                    touched.put(state.guid(), line(state));
                }
                case Change.ModuleGone(String guid) -> {
                    states.remove(guid);
                    touched.remove(guid);
                    gone.add(guid);
                }
                case Change.Happened(Incident happened) -> incident.set(Optional.of(happened));
            }
        }
        if (all) {
            agents.set(List.copyOf(agentsById.values()));
        }
        rows.put(all ? states.values().stream().map(this::line).toList() : List.copyOf(touched.values()));
        rows.remove(gone);
        selected.get().filter(row -> !rows.list().contains(row)).ifPresent(_ -> selected.set(Optional.empty()));
    }

    private ModuleLine line(ModuleState state) {
        return ModuleLine.of(state, isUp() && hasAgent(), Optional.ofNullable(commands.get(state.guid())));
    }

    /** What became of a command to a module. */
    public void command(String guid, State result) {
        commands.put(guid, result);
        Optional.ofNullable(states.get(guid)).ifPresent(state -> rows.put(List.of(line(state))));
    }

    /** What needs a person at all brokers, whichever is watched. */
    public void needs(Page.Badge now) {
        badge.set(now);
    }

    boolean isUp() {
        return link.get() instanceof Link.Up;
    }

    /** Whether somebody answers commands and publishes states. */
    boolean hasAgent() {
        return agentsById.values().stream().anyMatch(AgentPresence::online);
    }

    ObservableList<SavedBroker> brokers() {
        return brokers;
    }

    /** The one that is watched. */
    public ReadOnlyObjectProperty<Optional<SavedBroker>> broker() {
        return broker;
    }

    ReadOnlyObjectProperty<Link> link() {
        return link;
    }

    /** How the states are read where nobody publishes them. */
    public ObjectProperty<Besides> besides() {
        return besides;
    }

    ReadOnlyObjectProperty<List<AgentPresence>> agents() {
        return agents;
    }

    KeyedRows<String, ModuleLine> rows() {
        return rows;
    }

    ObjectProperty<Optional<Row<ModuleLine>>> selected() {
        return selected;
    }

    /** The last thing that an agent told of as it happened. */
    ReadOnlyObjectProperty<Optional<Incident>> incident() {
        return incident;
    }

    StringProperty filter() {
        return filter;
    }

    public ReadOnlyObjectProperty<Page.Badge> badge() {
        return badge.getReadOnlyProperty();
    }

    public TopicsModel topics() {
        return topics;
    }
}
