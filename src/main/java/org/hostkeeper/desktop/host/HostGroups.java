package org.hostkeeper.desktop.host;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.hostkeeper.words.Text;

/**
 * The groups of the hosts on the page, and which of them are folded away. Rows stay where they are: a folded group is a
 * matter of the filter, so that no table is built anew.
 */
final class HostGroups {
    /**
     * One group.
     *
     * @param name what its hosts have in common; an empty one is for those that have nothing
     * @param needing how many of them need someone
     */
    record Group(String name, int hosts, int needing, boolean folded) {}

    private final ObjectProperty<Grouping> by = new SimpleObjectProperty<>(Grouping.NONE);
    private final ObjectProperty<Set<String>> folded = new SimpleObjectProperty<>(Set.of());
    private final Function<Text, String> words;

    /** @param words says a text as it is shown */
    HostGroups(Function<Text, String> words) {
        this.words = words;
        by.addListener(_ -> folded.set(Set.of()));
    }

    ObjectProperty<Grouping> by() {
        return by;
    }

    /** The names of the groups whose hosts are not shown. */
    ObservableValue<Set<String>> folded() {
        return folded;
    }

    String nameOf(HostRow row) {
        return words.apply(by.get().of(row));
    }

    boolean shows(HostRow row) {
        return folded.get().isEmpty() || !folded.get().contains(nameOf(row));
    }

    void toggle(String name) {
        Set<String> next = new TreeSet<>(folded.get());
        if (!next.remove(name)) {
            next.add(name);
        }
        folded.set(Set.copyOf(next));
    }

    /** Lets this host be seen. */
    void unfold(HostRow row) {
        if (!shows(row)) {
            toggle(nameOf(row));
        }
    }

    /** The groups of these hosts, by name. */
    List<Group> of(Collection<HostRow> rows) {
        if (by.get() == Grouping.NONE) {
            return List.of();
        }
        Map<String, List<HostRow>> groups = rows.stream()
                .collect(Collectors.groupingBy(this::nameOf, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(e -> new Group(
                        e.getKey(),
                        e.getValue().size(),
                        (int) e.getValue().stream().filter(r -> r.state().mark().needsSomeone()).count(),
                        folded.get().contains(e.getKey())))
                .toList();
    }
}
