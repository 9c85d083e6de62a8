package org.hostkeeper.desktop.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.desktop.widget.KeyedRows;
import org.hostkeeper.file.FileEntry;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;

/** A folder of one host as it was read last, and the way through its folders. */
final class FilesModel {
    private final HostWorks works;
    private final HostName host;
    private final StringProperty folder = new SimpleStringProperty("/");
    private final BooleanProperty asRoot = new SimpleBooleanProperty();
    private final BooleanProperty reading = new SimpleBooleanProperty();
    private final KeyedRows<String, FileEntry> rows = new KeyedRows<>(FileEntry::name);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private String shown = "";
    private int number;

    FilesModel(HostWorks works, HostName host) {
        this.works = works;
        this.host = host;
    }

    HostName host() {
        return host;
    }

    /** The path in the field; {@link #look} makes it the one that is shown. */
    StringProperty folder() {
        return folder;
    }

    BooleanProperty asRoot() {
        return asRoot;
    }

    BooleanProperty reading() {
        return reading;
    }

    KeyedRows<String, FileEntry> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** The folder whose entries are shown. */
    String shown() {
        return shown;
    }

    /** Reads the folder in the field; an answer that comes after the next question is not shown. */
    void look() {
        String wanted = folder.get().strip();
        int mine = ++number;
        reading.set(true);
        works.list(host, wanted, asRoot.get(), outcome -> {
            if (mine != number) {
                return;
            }
            reading.set(false);
            problem.set(Optional.empty());
            switch (outcome) {
                case Outcome.Done<List<FileEntry>>(List<FileEntry> entries) -> show(wanted, entries);
                case Outcome.Failed<List<FileEntry>>(Problem why) -> problem.set(Optional.of(why));
                case Outcome.Cancelled<List<FileEntry>> _ -> {}
            }
        });
    }

    private void show(String path, List<FileEntry> entries) {
        if (!path.equals(shown)) {
            rows.keepOnly(Set.of());
        }
        shown = path;
        rows.keepOnly(entries.stream().map(FileEntry::name).collect(Collectors.toSet()));
        rows.put(entries);
    }

    void enter(FileEntry entry) {
        if (entry.isFolder()) {
            folder.set(path(entry));
            look();
        }
    }

    void up() {
        String path = shown.length() > 1 && shown.endsWith("/") ? shown.substring(0, shown.length() - 1) : shown;
        int slash = path.lastIndexOf('/');
        folder.set(slash <= 0 ? "/" : path.substring(0, slash));
        look();
    }

    /** The whole path of an entry that is shown. */
    String path(FileEntry entry) {
        return (shown.endsWith("/") ? shown : shown + "/") + entry.name();
    }

    void get(FileEntry entry, Path to, Consumer<Outcome<Long>> told) {
        works.get(host, path(entry), asRoot.get(), to, told);
    }
}
