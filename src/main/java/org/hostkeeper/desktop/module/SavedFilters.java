package org.hostkeeper.desktop.module;

import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The filters that a person gave a name, kept between starts. */
final class SavedFilters {
    /** One of them. */
    record Saved(String name, Preset preset, String text) {
        private static List<Saved> read(String line) {
            String[] parts = line.split("\t", 3);
            return parts.length < 3
                    ? List.of()
                    : Preset.of(parts[1]).map(preset -> new Saved(parts[0], preset, parts[2])).stream().toList();
        }

        private String written() {
            return name + "\t" + preset.code() + "\t" + text;
        }
    }

    private final FilterMemory memory;
    private final ObservableList<Saved> all = FXCollections.observableArrayList();

    SavedFilters(FilterMemory memory) {
        this.memory = memory;
        memory.recall().lines().forEach(line -> all.addAll(Saved.read(line)));
    }

    ObservableList<Saved> all() {
        return all;
    }

    /** Another filter of that name goes. */
    void save(String name, Preset preset, String text) {
        String plain = name.replaceAll("\\p{Cntrl}", " ").strip();
        if (!plain.isEmpty()) {
            all.removeIf(saved -> saved.name().equals(plain));
            all.add(new Saved(plain, preset, text.replaceAll("\\p{Cntrl}", " ")));
            keep();
        }
    }

    void forget(Saved saved) {
        all.remove(saved);
        keep();
    }

    private void keep() {
        memory.keep(all.stream().map(Saved::written).collect(Collectors.joining("\n")));
    }
}
