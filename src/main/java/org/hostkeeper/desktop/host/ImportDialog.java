package org.hostkeeper.desktop.host;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;

/** Shows the hosts of an ssh_config with what is known of each, and takes over those that are ticked. */
final class ImportDialog {
    private final Surroundings around;
    private final ImportModel model;
    private final Words words;
    private final Card card;
    private final StringProperty filter = new SimpleStringProperty("");

    ImportDialog(Surroundings around, ImportModel model) {
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.host");
        this.card = new Card(around, words.say("import.title"));
        card.getStylesheets().add(Look.sheet(ImportDialog.class, "host.css"));
        ListView<ImportRow> list = list();
        VBox.setVgrow(list, Priority.ALWAYS);
        card.body(file(), choosing(), list, problem(), tags());
        card.foot(Controls.spring(), Controls.button(words.say("cancel"), card::close), takeOver());
    }

    void show() {
        card.show(760, 600);
        model.look();
    }

    private Node file() {
        Form form = new Form();
        TextField path = new TextField();
        path.textProperty().bindBidirectional(model.file());
        path.getStyleClass().add("mono");
        path.setOnAction(_ -> model.look());
        path.accessibleTextProperty().bind(words.say("import.file"));
        HBox.setHgrow(path, Priority.ALWAYS);
        HBox row = new HBox(path, Controls.iconButton(words.say("import.choose"), Feather.FOLDER, () -> {
            FileChooser chooser = new FileChooser();
            Optional.ofNullable(chooser.showOpenDialog(card.getScene().getWindow())).ifPresent(file -> {
                model.file().set(file.getPath());
                model.look();
            });
        }));
        row.getStyleClass().add("actions");
        form.add(words.say("import.file"), row);
        return form;
    }

    private Node choosing() {
        TextField search = new TextField();
        search.textProperty().bindBidirectional(filter);
        search.promptTextProperty().bind(words.say("import.filter"));
        search.accessibleTextProperty().bind(words.say("import.filter"));
        search.getStyleClass().add("first-focus");
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox row = new HBox(
                search,
                Controls.button(words.say("import.all"), () -> model.tickAll(true)),
                Controls.button(words.say("import.none"), () -> model.tickAll(false)));
        row.getStyleClass().add("actions");
        return row;
    }

    private ListView<ImportRow> list() {
        FilteredList<ImportRow> shown = new FilteredList<>(model.rows());
        shown.predicateProperty()
                .bind(Bindings.createObjectBinding(
                        () -> {
                            String wanted = filter.get();
                            return row -> row.matches(wanted);
                        },
                        filter));
        ListView<ImportRow> list = new ListView<>(shown);
        list.setCellFactory(_ -> new ImportCell(around));
        list.accessibleTextProperty().bind(words.say("import.title"));
        list.setPlaceholder(Controls.paragraph(words.say("import.empty"), "quiet"));
        list.setOnKeyPressed(event -> {
            ImportRow row = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && row != null && row.possible()) {
                row.ticked().set(!row.ticked().get());
                event.consume();
            }
        });
        return list;
    }

    private Node problem() {
        VBox box = new VBox();
        model.problem().addListener((_, _, next) -> box.getChildren()
                .setAll(next.map(why -> Notice.problem(around.language().say(why.text()))).stream()
                        .toList()));
        return box;
    }

    private Node tags() {
        Form form = new Form();
        TextField tags = new TextField();
        tags.textProperty().bindBidirectional(model.tags());
        tags.promptTextProperty().bind(words.say("add.tags.prompt"));
        form.add(words.say("import.tags"), tags);
        return form;
    }

    private Button takeOver() {
        IntegerBinding count = Bindings.createIntegerBinding(() -> model.ticked().size(), model.rows());
        Button button = Controls.primary(Controls.button(
                Bindings.createStringBinding(
                        () -> words.now("import.do", count.get()), count, around.language().localeProperty()),
                this::imported));
        button.disableProperty().bind(count.isEqualTo(0));
        return button;
    }

    private void imported() {
        int count = model.ticked().size();
        if (model.takeOver()) {
            card.close();
            around.toasts().show(new State(Mark.OK, words.text("import.done", count)), Optional.empty());
        }
    }
}
