package org.hostkeeper.desktop.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hostkeeper.desktop.words.Language;

/** What the palette shows: the things that fit the words typed, best first; without words those that were used lately. */
final class PaletteModel {
    static final int SHOWN = 12;

    /** The words of everything are read once and not at each letter. */
    private record Candidate(Found found, Ranking.Words words) {}

    /** What came meanwhile is found with the next letter after this: at the start hosts are read while somebody types. */
    private static final long FRESH_NANOS = 1_000_000_000;

    private final Language language;
    private final Supplier<Stream<Found>> things;
    private final LongSupplier clock;
    private final RecentlyFound recent;
    private final Function<String, Optional<Found>> narrowing;
    private final ObservableList<Found> shown = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();
    private List<Candidate> all = List.of();
    private long collected;

    /**
     * @param things all that can be found, as it is now
     * @param clock in nanoseconds, from any beginning
     * @param narrowing what can be done with the words as they are typed, after all that was found
     */
    PaletteModel(
            Language language,
            Supplier<Stream<Found>> things,
            LongSupplier clock,
            RecentlyFound recent,
            Function<String, Optional<Found>> narrowing) {
        this.language = language;
        this.things = things;
        this.clock = clock;
        this.recent = recent;
        this.narrowing = narrowing;
        collect();
        search("");
    }

    private void collect() {
        collected = clock.getAsLong();
        Map<String, Candidate> byId = new LinkedHashMap<>();
        things.get()
                .forEach(f -> byId.putIfAbsent(
                        f.id(), new Candidate(f, new Ranking.Words(language.now(f.title()), language.now(f.what())))));
        all = recentFirst(byId.values());
    }

    private List<Candidate> recentFirst(Iterable<Candidate> candidates) {
        Map<String, Integer> place = new HashMap<>();
        recent.ids().forEach(id -> place.put(id, place.size()));
        List<Candidate> sorted = new ArrayList<>();
        candidates.forEach(sorted::add);
        sorted.sort(Comparator.comparingInt(c -> place.getOrDefault(c.found().id(), Integer.MAX_VALUE)));
        return sorted;
    }

    void search(String query) {
        if (clock.getAsLong() - collected > FRESH_NANOS) {
            collect();
        }
        chosen.set(0);
        shown.setAll(new Ranking(query).best(all, Candidate::words, SHOWN).stream().map(Candidate::found).toList());
        narrowing.apply(query.strip()).ifPresent(shown::add);
    }

    /** Moves the choice down, or up with a negative step; past the end it begins anew. */
    void move(int step) {
        if (!shown.isEmpty()) {
            chosen.set(Math.floorMod(chosen.get() + step, shown.size()));
        }
    }

    void choose(int index) {
        if (index >= 0 && index < shown.size()) {
            chosen.set(index);
        }
    }

    ObservableList<Found> shown() {
        return shown;
    }

    ReadOnlyIntegerProperty chosen() {
        return chosen.getReadOnlyProperty();
    }

    Optional<Found> chosenOne() {
        return shown.stream().skip(chosen.get()).findFirst();
    }

    /** Goes there, and remembers that. */
    void go(Found found) {
        recent.add(found.id());
        found.go().run();
    }
}
