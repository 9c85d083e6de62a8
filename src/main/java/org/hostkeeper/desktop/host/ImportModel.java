package org.hostkeeper.desktop.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;

/** The hosts of an ssh_config on their way into the inventory: which are wanted, and what tags they all get. */
final class ImportModel {
    private final HostDeeds deeds;
    private final StringProperty file = new SimpleStringProperty();
    private final StringProperty tags = new SimpleStringProperty("");
    private final ObservableList<ImportRow> rows =
            FXCollections.observableArrayList(row -> new Observable[] {row.ticked()});
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();

    ImportModel(HostDeeds deeds) {
        this.deeds = deeds;
        file.set(deeds.usualConfig().toString());
    }

    StringProperty file() {
        return file;
    }

    /** Words apart by commas or spaces, for all that are taken over. */
    StringProperty tags() {
        return tags;
    }

    ObservableList<ImportRow> rows() {
        return rows;
    }

    /** Why the file could not be read, or a host not be added. */
    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether a file was read. */
    ReadOnlyBooleanProperty read() {
        return read.getReadOnlyProperty();
    }

    /** Reads the file; nothing is connected to. */
    void look() {
        deeds.readConfig(Path.of(file.get().strip()), outcome -> {
            rows.clear();
            problem.set(Optional.empty());
            switch (outcome) {
                case Outcome.Done<List<FoundHost>>(List<FoundHost> found) -> {
                    rows.setAll(found.stream().map(this::row).toList());
                    read.set(true);
                }
                case Outcome.Failed<List<FoundHost>>(Problem why) -> problem.set(Optional.of(why));
                case Outcome.Cancelled<List<FoundHost>> _ -> read.set(false);
            }
        });
    }

    private ImportRow row(FoundHost found) {
        boolean there = found.host()
                .filter(host -> deeds.hosts().stream().anyMatch(h -> h.name().equals(host.name())))
                .isPresent();
        return new ImportRow(found, there);
    }

    void tickAll(boolean wanted) {
        rows.stream().filter(ImportRow::possible).forEach(row -> row.ticked().set(wanted));
    }

    List<ImportRow> ticked() {
        return rows.stream().filter(row -> row.possible() && row.ticked().get()).toList();
    }

    /** Adds what is ticked with the jump hosts that it needs; whether all of it is there now. */
    boolean takeOver() {
        Set<HostName> there = new HashSet<>(deeds.hosts().stream().map(Host::name).toList());
        for (ImportRow row : ticked()) {
            List<Host> wanted = new ArrayList<>(row.found().jumps());
            row.found().host().ifPresent(wanted::add);
            for (Host host : wanted) {
                if (there.contains(host.name())) {
                    continue;
                }
                Optional<Problem> refused = deeds.add(tagged(host));
                if (refused.isPresent()) {
                    problem.set(refused);
                    return false;
                }
                there.add(host.name());
            }
        }
        return true;
    }

    private Host tagged(Host host) {
        TreeSet<String> all = Tags.read(tags.get());
        all.addAll(host.tags());
        return new Host(host.name(), host.endpoint(), host.sudo(), all);
    }
}
