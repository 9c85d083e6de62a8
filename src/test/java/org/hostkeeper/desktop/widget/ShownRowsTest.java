package org.hostkeeper.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.ShownRows.By;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table's rows are filtered and sorted like any list, but what did not change is neither looked at nor told. */
class ShownRowsTest {
    private record Thing(int name, int value) {}

    private static final By<Thing, Integer> UPWARDS = new By<>(Thing::value, Comparator.naturalOrder());

    private final KeyedRows<Integer, Thing> rows = new KeyedRows<>(Thing::name);
    private final List<String> told = new ArrayList<>();
    private int asked;
    private final ShownRows<Thing> shown = new ShownRows<>(rows.list(), Runnable::run, Runnable::run, () -> asked++);

    @BeforeEach
    void threeThings() {
        shown.sort(List.of(UPWARDS));
        rows.put(List.of(new Thing(1, 30), new Thing(2, 10), new Thing(3, 20)));
        shown.addListener((ListChangeListener<Row<Thing>>) change -> {
            while (change.next()) {
                told.add(change.wasPermutated()
                        ? "order from " + change.getFrom() + " to " + change.getTo()
                        : "-" + change.getRemovedSize() + " +" + change.getAddedSize() + " at " + change.getFrom());
            }
        });
    }

    @Test
    @DisplayName("What comes stands where it belongs, and what is equal in the order of its coming")
    void comes() {
        rows.put(List.of(new Thing(4, 20), new Thing(5, 5)));
        assertThat(names()).containsExactly(5, 2, 3, 4, 1);
        shown.sort(List.of(UPWARDS.reversed()));
        assertThat(names()).containsExactly(1, 3, 4, 2, 5);
        shown.sort(List.of());
        assertThat(names()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    @DisplayName("What changed keeps its place until the table settles, and moves without leaving")
    void changes() {
        rows.put(List.of(new Thing(2, 40)));
        assertThat(asked).isEqualTo(1);
        assertThat(names()).containsExactly(2, 3, 1);
        assertThat(told).isEmpty();
        shown.settle();
        assertThat(names()).containsExactly(3, 1, 2);
        assertThat(told).containsExactly("order from 0 to 3");
    }

    @Test
    @DisplayName("Of a change that moves nothing, nothing is told")
    void staysQuiet() {
        rows.put(List.of(new Thing(2, 15)));
        shown.settle();
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("The filter holds for what comes, and for what changed once the table settles")
    void filters() {
        shown.filter(thing -> thing.value() < 25);
        assertThat(names()).containsExactly(2, 3);
        rows.put(List.of(new Thing(1, 15), new Thing(2, 50), new Thing(4, 90)));
        shown.settle();
        assertThat(names()).containsExactly(1, 3);
        shown.filter(_ -> true);
        assertThat(names()).containsExactly(1, 3, 2, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("Whatever happens, it holds what a sort of all that fits gives, and tells each step to it")
    void agrees(int seed) {
        Random random = new Random(seed);
        List<Row<Thing>> mirror = new ArrayList<>(shown);
        shown.addListener((ListChangeListener<Row<Thing>>) change -> follow(mirror, change));
        Predicate<Thing> wanted = _ -> true;
        boolean upwards = true;
        for (int step = 0; step < 400; step++) {
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> rows.put(things(random, random.nextInt(5)));
                case 3 -> rows.remove(Set.copyOf(IntStream.range(0, 3).mapToObj(_ -> random.nextInt(40)).collect(java.util.stream.Collectors.toSet())));
                case 4 -> {
                    int from = random.nextInt(12);
                    wanted = thing -> thing.value() >= from;
                    shown.filter(wanted);
                }
                default -> {
                    upwards = random.nextBoolean();
                    shown.sort(List.of(upwards ? UPWARDS : UPWARDS.reversed()));
                }
            }
            assertThat(mirror).as("step %d", step).isEqualTo(new ArrayList<>(shown));
            if (random.nextBoolean()) {
                shown.settle();
                assertThat(names()).as("step %d", step).isEqualTo(expected(wanted, upwards));
                assertThat(mirror).as("step %d", step).isEqualTo(new ArrayList<>(shown));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    @DisplayName("Whatever happens while the order of a long table is worked out, it ends where a sort of all that fits ends")
    void agreesBeside(int seed) {
        Random random = new Random(seed);
        Deque<Runnable> beside = new ArrayDeque<>();
        Deque<Runnable> back = new ArrayDeque<>();
        ShownRows<Thing> table = new ShownRows<>(rows.list(), beside::add, back::add, () -> asked++);
        rows.put(IntStream.range(0, 1500).mapToObj(i -> new Thing(1000 + i, random.nextInt(50))).toList());
        List<Row<Thing>> mirror = new ArrayList<>(table);
        table.addListener((ListChangeListener<Row<Thing>>) change -> follow(mirror, change));
        Predicate<Thing> wanted = _ -> true;
        boolean upwards = true;
        int ordered = 0;
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(9)) {
                case 0 -> rows.put(things(random, random.nextInt(5)));
                case 1 -> rows.remove(Set.of(random.nextInt(40), 1000 + random.nextInt(1500)));
                case 2, 3 -> rows.put(IntStream.range(0, 20)
                        .mapToObj(i -> new Thing(1000 + 20 * i + random.nextInt(20), random.nextInt(50)))
                        .toList());
                case 4 -> {
                    int from = random.nextInt(12);
                    wanted = thing -> thing.value() >= from;
                    table.filter(wanted);
                }
                case 5 -> {
                    upwards = random.nextBoolean();
                    table.sort(List.of(upwards ? UPWARDS : UPWARDS.reversed()));
                }
                case 6 -> table.settle();
                default -> ordered += run(beside) + run(back);
            }
            assertThat(mirror).as("step %d", step).isEqualTo(new ArrayList<>(table));
        }
        table.settle();
        while (run(beside) + run(back) > 0) {
            assertThat(mirror).isEqualTo(new ArrayList<>(table));
        }
        assertThat(ordered).isGreaterThan(10);
        assertThat(table.stream().map(row -> row.value().name()).toList()).isEqualTo(expected(wanted, upwards));
    }

    @Test
    @DisplayName("A row that was to come, and that the filter does not want by the time the order is there, does not come")
    void unwantedMeanwhile() {
        Deque<Runnable> beside = new ArrayDeque<>();
        Deque<Runnable> back = new ArrayDeque<>();
        ShownRows<Thing> table = new ShownRows<>(rows.list(), beside::add, back::add, () -> asked++);
        table.sort(List.of(UPWARDS));
        table.filter(thing -> thing.value() < 5000);
        rows.put(IntStream.range(0, 1500).mapToObj(i -> new Thing(1000 + i, i)).toList());
        rows.put(List.of(new Thing(7, 9000)));
        rows.put(List.of(new Thing(7, 100), new Thing(1000, 4000)));
        table.settle(); // one is to come, another moves
        rows.put(List.of(new Thing(7, 9000)));
        assertThat(run(beside) + run(back)).isEqualTo(2);

        assertThat(table.stream().map(row -> row.value().name()).toList()).contains(1000).doesNotContain(7);
    }

    private static int run(Deque<Runnable> tasks) {
        Runnable next = tasks.poll();
        if (next == null) {
            return 0;
        }
        next.run();
        return 1;
    }

    private static List<Thing> things(Random random, int count) {
        Set<Integer> names = new HashSet<>();
        IntStream.range(0, count).forEach(_ -> names.add(random.nextInt(40)));
        return names.stream().map(name -> new Thing(name, random.nextInt(20))).toList();
    }

    private List<Integer> expected(Predicate<Thing> wanted, boolean upwards) {
        Comparator<Thing> order = Comparator.comparing(Thing::value);
        return rows.list().stream()
                .map(Row::value)
                .filter(wanted)
                .sorted(upwards ? order : order.reversed())
                .map(Thing::name)
                .toList();
    }

    /** Does to a plain list what was told. */
    private static void follow(List<Row<Thing>> mirror, ListChangeListener.Change<? extends Row<Thing>> change) {
        while (change.next()) {
            if (change.wasPermutated()) {
                List<Row<Thing>> before = List.copyOf(mirror);
                for (int i = change.getFrom(); i < change.getTo(); i++) {
                    mirror.set(change.getPermutation(i), before.get(i));
                }
            } else {
                mirror.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
                mirror.addAll(change.getFrom(), change.getAddedSubList());
            }
        }
    }

    private List<Integer> names() {
        return shown.stream().map(row -> row.value().name()).toList();
    }
}
