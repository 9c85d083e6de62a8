package org.hostkeeper.desktop.frame;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;

/**
 * Ctrl+K: one field that finds hosts, services, pages and what can be done. The keyboard stays in the field; the arrows
 * move the choice below it, Enter goes there, Escape closes.
 */
final class Palette extends VBox {
    private static final double ROW = 36;
    private static final int PAGE = 6;

    private final Surroundings around;
    private final PaletteModel model;
    private final Words words;
    private final TextField field = new TextField();
    private final ListView<Found> list = new ListView<>();

    Palette(Surroundings around, PaletteModel model) {
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.frame");
        getStylesheets().add(Look.sheet(Palette.class, "palette.css"));
        getStyleClass().add("palette");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(words.now("find"));
        field.getStyleClass().add("first-focus");
        field.promptTextProperty().bind(words.say("find.prompt"));
        field.textProperty().addListener((_, _, typed) -> model.search(typed));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        fillList();
        Label none = Controls.paragraph(words.say("find.none"), "quiet");
        none.setPadding(new Insets(8));
        list.setPlaceholder(none);
        HBox foot = new HBox(Controls.label(words.say("find.keys"), "small", "quiet"));
        foot.getStyleClass().add("palette-foot");
        getChildren().addAll(field, list, foot);
        model.shown().addListener((javafx.beans.InvalidationListener) _ -> tell());
        model.chosen().addListener(_ -> tell());
        tell();
    }

    void show() {
        around.overlay().show(this, this::close);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        StackPane.setMargin(this, new Insets(72, 16, 16, 16));
    }

    private void fillList() {
        list.setItems(model.shown());
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setAccessibleText(words.now("find.results"));
        list.setCellFactory(_ -> new FoundCell(around.language()));
        list.setOnMouseClicked(event -> {
            model.choose(list.getSelectionModel().getSelectedIndex());
            if (event.getClickCount() == 1 && list.getSelectionModel().getSelectedItem() != null) {
                go();
            }
        });
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.choose(Math.min(model.chosen().get() + PAGE, model.shown().size() - 1));
            case PAGE_UP -> model.choose(Math.max(model.chosen().get() - PAGE, 0));
            case ENTER -> go();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void close() {
        around.overlay().close(this);
    }

    private void go() {
        model.chosenOne().ifPresent(found -> {
            close();
            model.go(found);
        });
    }

    /** The field has the keyboard, so it is the field that says what is chosen. */
    private void tell() {
        int rows = Math.max(1, model.shown().size());
        list.setPrefHeight(rows * ROW + 2);
        list.setMinHeight(Math.min(rows, 3) * ROW);
        if (!model.shown().isEmpty()) {
            list.getSelectionModel().select(model.chosen().get());
            list.scrollTo(model.chosen().get());
        }
        field.setAccessibleText(model.chosenOne()
                .map(found -> words.now(
                        "find.spoken", model.shown().size(), found.title(), found.what()))
                .orElseGet(() -> words.now("find.none")));
    }
}
