package org.hostkeeper.desktop.log;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.host.HostName;

/** Which lines are listed: those of the wanted levels and hosts that have the words, or match the expression. */
final class LogFilter {
    private final LogLines lines;
    private final StringProperty words = new SimpleStringProperty("");
    private final BooleanProperty expression = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Set<Level>> levels = new ReadOnlyObjectWrapper<>(EnumSet.allOf(Level.class));
    private final ReadOnlyObjectWrapper<Set<HostName>> hidden = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Optional<String>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());

    LogFilter(LogLines lines) {
        this.lines = lines;
        words.addListener(_ -> apply());
        expression.addListener(_ -> apply());
        levels.addListener(_ -> apply());
        hidden.addListener(_ -> apply());
    }

    StringProperty words() {
        return words;
    }

    /** Whether the words are a regular expression. */
    BooleanProperty expression() {
        return expression;
    }

    ReadOnlyObjectProperty<Set<Level>> levels() {
        return levels.getReadOnlyProperty();
    }

    /** Hosts whose lines are not listed. */
    ReadOnlyObjectProperty<Set<HostName>> hidden() {
        return hidden.getReadOnlyProperty();
    }

    /** What is wrong with the expression; then the words hide nothing. */
    ReadOnlyObjectProperty<Optional<String>> fault() {
        return fault.getReadOnlyProperty();
    }

    void show(Level level, boolean wanted) {
        Set<Level> next = EnumSet.noneOf(Level.class);
        next.addAll(levels.get());
        if (wanted ? next.add(level) : next.remove(level)) {
            levels.set(next);
        }
    }

    void show(HostName host, boolean wanted) {
        Set<HostName> next = new HashSet<>(hidden.get());
        if (wanted ? next.remove(host) : next.add(host)) {
            hidden.set(next);
        }
    }

    private void apply() {
        LogPattern pattern = LogPattern.of(words.get(), expression.get());
        fault.set(pattern.fault());
        Set<Level> wanted = levels.get();
        Set<HostName> without = hidden.get();
        lines.filterBy(row -> switch (row) {
            case LogRow.Told _ -> true;
            case LogRow.Said said ->
                wanted.contains(Level.of(said.priority()))
                        && !without.contains(said.host())
                        && (pattern.isEmpty() || pattern.finds(said));
        });
    }
}
