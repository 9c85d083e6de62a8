package org.hostkeeper.desktop.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.file.FileEntry;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.kordamp.ikonli.feather.Feather;

/** Looks through the folders of one host, fetches files from it, and offers to put one there. */
final class FilesDialog {
    private final Surroundings around;
    private final FilesModel model;
    private final HostWorks works;
    private final Words words;
    private final Card card;
    private final RowTable<FileEntry> table;

    FilesDialog(Surroundings around, FilesModel model, HostWorks works) {
        this.around = around;
        this.model = model;
        this.works = works;
        this.words = around.words("desktop.host");
        this.card = new Card(around, words.say("files.title", model.host().value()));
        this.table = table();
        VBox.setVgrow(table, Priority.ALWAYS);
        card.body(way(), problem(), table);
        card.foot(foot());
    }

    void show() {
        card.show(820, 600);
        model.look();
    }

    private Node way() {
        TextField folder = new TextField();
        folder.textProperty().bindBidirectional(model.folder());
        folder.getStyleClass().addAll("mono", "first-focus");
        folder.accessibleTextProperty().bind(words.say("files.folder"));
        folder.setOnAction(_ -> model.look());
        HBox.setHgrow(folder, Priority.ALWAYS);
        CheckBox root = new CheckBox();
        root.setMnemonicParsing(false);
        root.textProperty().bind(words.say("run.root"));
        root.accessibleTextProperty().bind(words.say("run.root"));
        root.setMinWidth(CheckBox.USE_PREF_SIZE);
        root.selectedProperty().bindBidirectional(model.asRoot());
        root.selectedProperty().addListener(_ -> model.look());
        HBox row = new HBox(
                Controls.iconButton(words.say("files.up"), Feather.CORNER_LEFT_UP, model::up),
                folder,
                Controls.iconButton(words.say("files.look"), Feather.REFRESH_CW, model::look),
                root);
        row.getStyleClass().add("actions");
        return row;
    }

    private Node problem() {
        VBox box = new VBox();
        model.problem().addListener((_, _, next) -> box.getChildren()
                .setAll(next.map(why -> Notice.problem(around.language().say(why.text()))).stream()
                        .toList()));
        return box;
    }

    private RowTable<FileEntry> table() {
        RowTable<FileEntry> rows = new RowTable<>(around, words, model.rows(), "files.table");
        rows.name("name", 240, e -> Plain.oneLine(shown(e)));
        rows.number("size", 90, e -> (double) e.size(), n -> words.text("files.size", n));
        rows.text("mode", 70, FileEntry::octal);
        rows.text("owner", 130, e -> Plain.oneLine(e.owner() + ":" + e.group()));
        rows.age("changed", 120, e -> Optional.of(e.changed()));
        rows.setPlaceholder(Controls.paragraph(words.say("files.empty"), "quiet"));
        rows.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                enter();
            }
        });
        rows.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                enter();
                event.consume();
            } else if (event.getCode() == KeyCode.BACK_SPACE) {
                model.up();
                event.consume();
            }
        });
        return rows;
    }

    private static String shown(FileEntry entry) {
        return switch (entry.kind()) {
            case FOLDER -> entry.name() + "/";
            case LINK -> entry.name() + " → " + entry.target();
            case FILE, OTHER -> entry.name();
        };
    }

    private void enter() {
        table.lead().ifPresent(row -> model.enter(row.value()));
    }

    private Node[] foot() {
        Button get = Controls.primary(Controls.button(words.say("files.get"), Feather.DOWNLOAD, this::get));
        get.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> table.lead().filter(r -> r.value().kind() == FileEntry.Kind.FILE).isEmpty(),
                        table.getSelectionModel().selectedItemProperty()));
        Button put = Controls.button(words.say("files.put"), Feather.UPLOAD, () -> {
            PutModel upload = new PutModel(works, Set.of(model.host()));
            upload.path().set(model.shown());
            upload.asRoot().set(model.asRoot().get());
            new PutDialog(around, upload).show();
        });
        return new Node[] {put, Controls.spring(), Controls.button(words.say("close"), card::close), get};
    }

    private void get() {
        table.lead().map(Row::value).ifPresent(entry -> {
            FileChooser chooser = new FileChooser();
            chooser.setInitialFileName(entry.name());
            Optional.ofNullable(chooser.showSaveDialog(card.getScene().getWindow()))
                    .ifPresent(file -> model.get(entry, file.toPath(), outcome -> told(entry, file.toPath(), outcome)));
        });
    }

    private void told(FileEntry entry, Path to, Outcome<Long> outcome) {
        switch (outcome) {
            case Outcome.Done<Long>(Long bytes) -> around.toasts()
                    .show(
                            new State(Mark.OK, words.text("files.got", entry.name(), to.toString(), bytes)),
                            Optional.empty());
            case Outcome.Failed<Long>(Problem why) ->
                around.toasts().show(new State(Mark.FAILED, why.text()), Optional.empty());
            case Outcome.Cancelled<Long> _ -> {}
        }
    }
}
