package org.hostkeeper.desktop.log;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Asks whose logs are wanted: a long list that a few typed letters make short, with ticks that stay while it is filtered. */
final class SourcesDialog {
    private final Surroundings around;
    private final SourcesModel model;
    private final Runnable done;
    private final Words words;
    private final ListView<LogPlace> list;
    private final Card card;

    /** @param done runs when the choice is to be shown */
    SourcesDialog(Surroundings around, SourcesModel model, Runnable done) {
        this.around = around;
        this.model = model;
        this.done = done;
        this.words = around.words("desktop.log");
        this.card = new Card(around, words.say("sources.title"));
        this.list = list();
    }

    void show() {
        model.filter().set("");
        model.watch(true, kind -> kind == LogPlace.Kind.UNIT ? "" : words.now("kind." + kind.name()));
        card.onEscape(this::close);
        card.body(filter(), list, ticks());
        var go = Controls.primary(Controls.button(words.say("sources.show"), () -> {
            close();
            done.run();
        }));
        go.disableProperty().bind(model.chosen().map(Set::isEmpty));
        card.foot(Controls.button(words.say("cancel"), this::close), go);
        card.show(640);
    }

    private void close() {
        model.watch(false, Enum::name);
        card.close();
    }

    private TextField filter() {
        TextField field = new TextField();
        field.getStyleClass().add("first-focus");
        field.textProperty().bindBidirectional(model.filter());
        field.promptTextProperty().bind(words.say("sources.filter"));
        field.accessibleTextProperty().bind(words.say("sources.filter"));
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                event.consume();
            }
        });
        return field;
    }

    private ListView<LogPlace> list() {
        ListView<LogPlace> places = new ListView<>(model.offered());
        places.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        places.setFixedCellSize(28);
        places.setPrefHeight(360);
        places.setCellFactory(_ -> new PlaceCell());
        places.accessibleTextProperty().bind(words.say("sources.title"));
        places.setPlaceholder(new EmptyState(Feather.SEARCH, words.say("sources.none"), words.say("sources.none.teaching")));
        places.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                Set<LogPlace.Key> keys = keys(places.getSelectionModel().getSelectedItems());
                model.choose(keys, !model.chosen().get().containsAll(keys));
                event.consume();
            }
        });
        model.chosen().addListener(_ -> places.refresh());
        return places;
    }

    private HBox ticks() {
        Label count = Controls.label(
                Bindings.createStringBinding(
                        () -> words.now("sources.chosen", model.chosen().get().size()),
                        model.chosen(),
                        around.language().localeProperty()),
                "strong");
        count.setMinWidth(Label.USE_PREF_SIZE);
        HBox ticks = new HBox(
                count,
                Controls.spring(),
                Controls.button(words.say("sources.all"), Feather.CHECK_SQUARE, () -> model.choose(keys(model.offered()), true)),
                Controls.button(words.say("sources.no"), Feather.SQUARE, () -> model.choose(model.chosen().get(), false)));
        ticks.getStyleClass().add("actions");
        return ticks;
    }

    private static Set<LogPlace.Key> keys(List<LogPlace> places) {
        return places.stream().map(LogPlace::key).collect(Collectors.toSet());
    }

    /** A tick, the host, and which of its logs. */
    private final class PlaceCell extends ListCell<LogPlace> {
        private final CheckBox box = new CheckBox();

        PlaceCell() {
            box.setMnemonicParsing(false);
            box.setFocusTraversable(false);
            box.setOnAction(_ -> {
                if (getItem() != null) {
                    model.choose(Set.of(getItem().key()), box.isSelected());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable LogPlace item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            String what = item.kind() == LogPlace.Kind.UNIT
                    ? Plain.oneLine(item.name())
                    : words.now("kind." + item.kind().name());
            box.setText(Plain.oneLine(item.on().name().value()) + "   " + what);
            box.setSelected(model.chosen().get().contains(item.key()));
            setAccessibleText(box.getText());
            setGraphic(box);
        }
    }
}
