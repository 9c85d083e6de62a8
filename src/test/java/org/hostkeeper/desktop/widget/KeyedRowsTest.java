package org.hostkeeper.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tables are never rebuilt: rows keep their identity. */
class KeyedRowsTest {
    private record Thing(String name, int value) {}

    private final KeyedRows<String, Thing> rows = new KeyedRows<>(Thing::name);

    @Test
    @DisplayName("A changed thing keeps its row, an equal one changes nothing, a new one is added")
    void touchesOnlyWhatChanged() {
        rows.put(List.of(new Thing("a", 1), new Thing("b", 1)));
        Row<Thing> first = rows.list().getFirst();
        List<String> changes = new ArrayList<>();
        rows.list().addListener((ListChangeListener<Row<Thing>>) change -> {
            while (change.next()) {
                changes.add(change.wasUpdated() ? "updated " + change.getFrom() : "added " + change.getAddedSize());
            }
        });
        rows.put(List.of(new Thing("a", 2), new Thing("b", 1), new Thing("c", 1)));
        assertThat(changes).containsExactlyInAnyOrder("updated 0", "added 1");
        assertThat(rows.list().getFirst()).isSameAs(first);
        assertThat(first.value()).isEqualTo(new Thing("a", 2));
    }

    @Test
    @DisplayName("Only the rows of things that are gone go")
    void removes() {
        rows.put(List.of(new Thing("a", 1), new Thing("b", 1), new Thing("c", 1)));
        rows.keepOnly(Set.of("b"));
        assertThat(rows.list()).extracting(Row::value).containsExactly(new Thing("b", 1));
        rows.put(List.of(new Thing("a", 3)));
        assertThat(rows.list()).extracting(Row::value).containsExactly(new Thing("b", 1), new Thing("a", 3));
    }

    @Test
    @DisplayName("A part of a row tells only what differs in it, and listens no longer than it is listened to")
    void parts() {
        rows.put(List.of(new Thing("a", 1)));
        Row<Thing> row = rows.find("a").orElseThrow();
        ObservableValue<Integer> tens = row.part(thing -> thing.value() / 10);
        List<String> told = new ArrayList<>();
        ChangeListener<Integer> listener = (_, before, now) -> told.add(before + " to " + now);
        tens.addListener(listener);
        rows.change(List.of(new Thing("a", 2)));
        assertThat(told).isEmpty();
        rows.change(List.of(new Thing("a", 20)));
        assertThat(told).containsExactly("0 to 2");
        tens.removeListener(listener);
        rows.change(List.of(new Thing("a", 30)));
        assertThat(told).hasSize(1);
        assertThat(tens.getValue()).isEqualTo(3);
        assertThat(rows.find("b")).isEmpty();
    }
}
