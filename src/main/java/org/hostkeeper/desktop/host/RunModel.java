package org.hostkeeper.desktop.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.command.CommandEnd;
import org.hostkeeper.command.CommandRequest;
import org.hostkeeper.command.CommandWords;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** A command on its way over some hosts: what was typed, and how it ended on each. */
final class RunModel {
    /** How it stands as a whole. */
    enum Stage { TYPING, RUNNING, ENDED }

    /** How it stands on one host; {@code end} is empty as long as it runs. */
    record OnHost(HostName host, Optional<CommandEnd> end) {}

    private final HostWorks works;
    private final Set<HostName> hosts;
    private final StringProperty line = new SimpleStringProperty("");
    private final BooleanProperty asRoot = new SimpleBooleanProperty();
    private final ObjectProperty<Duration> limit = new SimpleObjectProperty<>(CommandRequest.USUAL);
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.TYPING);
    private final KeyedRows<HostName, OnHost> rows = new KeyedRows<>(OnHost::host);
    private Optional<Runnable> stopping = Optional.empty();

    RunModel(HostWorks works, Set<HostName> hosts) {
        this.works = works;
        this.hosts = new TreeSet<>(hosts);
    }

    StringProperty line() {
        return line;
    }

    BooleanProperty asRoot() {
        return asRoot;
    }

    ObjectProperty<Duration> limit() {
        return limit;
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    KeyedRows<HostName, OnHost> rows() {
        return rows;
    }

    Set<HostName> hosts() {
        return hosts;
    }

    /** What is wrong with the line; an empty one is not wrong yet. */
    Optional<Text> problem() {
        try {
            CommandWords.split(line.get());
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem().text());
        }
    }

    /** The words as the host gets them, each in its own brackets, so that nobody wonders where one ends. */
    String words() {
        return problem().isPresent()
                ? ""
                : CommandWords.split(line.get()).stream().map(w -> "[" + w + "]").collect(Collectors.joining(" "));
    }

    Optional<CommandRequest> request() {
        if (line.get().isBlank() || problem().isPresent()) {
            return Optional.empty();
        }
        List<String> words = CommandWords.split(line.get());
        return words.getFirst().isEmpty()
                ? Optional.empty()
                : Optional.of(new CommandRequest(words, asRoot.get(), limit.get()));
    }

    void run() {
        Optional<CommandRequest> request = request();
        if (request.isEmpty() || stage.get() == Stage.RUNNING) {
            return;
        }
        stage.set(Stage.RUNNING);
        rows.put(hosts.stream().map(host -> new OnHost(host, Optional.empty())).toList());
        stopping = Optional.of(works.run(request.get(), hosts, new HostWorks.Watch() {
            @Override
            public void ended(CommandEnd end) {
                rows.put(List.of(new OnHost(end.host(), Optional.of(end))));
            }

            @Override
            public void over() {
                stage.set(Stage.ENDED);
            }
        }));
    }

    void stop() {
        stopping.ifPresent(Runnable::run);
    }
}
