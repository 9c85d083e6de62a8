package org.hostkeeper.desktop.log;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the lines: what of them is listed, whether they run, and what is looked for among them. */
final class LogBar extends VBox {
    private final Surroundings around;
    private final LogModel model;
    private final Words words;
    private final TextField filter;
    private final TextField search;
    private final LogList list;

    LogBar(Surroundings around, LogModel model, LogSearch search, LogLook look, LogList list, Node... tools) {
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.log");
        this.list = list;
        this.filter = field(model.filter().words(), "filter");
        this.search = field(search.words(), "search");
        getStyleClass().add("log-bar");
        getChildren().addAll(filters(), searching(look, tools), fault());
        this.search.setOnAction(_ -> find(true));
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /** F3 without words looks for what to look for. */
    void find(boolean forth) {
        if (search.getText().isBlank()) {
            search.requestFocus();
        } else {
            boolean found = list.find(forth);
            search.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("error"), !found);
        }
    }

    private Node filters() {
        FlowPane levels = new FlowPane(4, 4);
        levels.getStyleClass().add("log-levels");
        for (Level level : Level.values()) {
            ToggleButton chip = chip(level.word());
            chip.setSelected(true);
            chip.selectedProperty().addListener((_, _, now) -> model.filter().show(level, now));
            levels.getChildren().add(chip);
        }
        HBox.setHgrow(levels, javafx.scene.layout.Priority.ALWAYS);
        HBox row = new HBox(filter, toggle("expression", Feather.CODE, model.filter().expression()), levels, pause());
        row.getStyleClass().add("log-row");
        return row;
    }

    private Node pause() {
        ToggleButton pause = toggle("pause", Feather.PAUSE, model.paused());
        ObservableValue<String> said = Bindings.createStringBinding(
                () -> model.paused().get()
                        ? words.now("waiting", model.waiting().get())
                        : words.now("pause"),
                model.paused(),
                model.waiting(),
                around.language().localeProperty());
        pause.textProperty().bind(said);
        pause.accessibleTextProperty().unbind();
        pause.accessibleTextProperty().bind(said);
        return Controls.shownWhile(pause, model.showing().map(LogModel.Showing.Newest.class::isInstance));
    }

    private Node searching(LogLook look, Node... tools) {
        HBox row = new HBox(
                search,
                Controls.iconButton(words.say("previous"), Feather.CHEVRON_UP, () -> find(false)),
                Controls.iconButton(words.say("next"), Feather.CHEVRON_DOWN, () -> find(true)),
                icon("wrap", Feather.CORNER_DOWN_LEFT, look.wrapped()),
                icon("relative", Feather.CLOCK, look.relative()),
                Controls.spring());
        row.getChildren().addAll(tools);
        row.getStyleClass().add("log-row");
        return row;
    }

    private Node fault() {
        Label bad = Controls.paragraph(
                Bindings.createStringBinding(
                        () -> model.filter().fault().get().map(why -> words.now("bad-expression", why)).orElse(""),
                        model.filter().fault(),
                        around.language().localeProperty()),
                "state-failed");
        bad.getStyleClass().add("log-fault");
        return Controls.shownWhile(bad, model.filter().fault().map(Optional::isPresent));
    }

    private TextField field(StringProperty value, String key) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.promptTextProperty().bind(words.say(key));
        field.accessibleTextProperty().bind(words.say(key));
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
        return field;
    }

    private ToggleButton toggle(String key, Ikon icon, BooleanProperty value) {
        ToggleButton button = icon(key, icon, value);
        button.textProperty().bind(words.say(key));
        button.getStyleClass().removeAll("flat", "icon-only");
        button.setTooltip(Controls.tooltip(words.say(key + ".hint")));
        return button;
    }

    private ToggleButton icon(String key, Ikon icon, BooleanProperty value) {
        ToggleButton button = new ToggleButton();
        button.setMnemonicParsing(false);
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().add("icon-only");
        button.accessibleTextProperty().bind(words.say(key));
        button.setTooltip(Controls.tooltip(words.say(key)));
        button.setMinWidth(USE_PREF_SIZE);
        button.selectedProperty().bindBidirectional(value);
        return button;
    }

    private static ToggleButton chip(String text) {
        ToggleButton chip = new ToggleButton(text);
        chip.setMnemonicParsing(false);
        chip.getStyleClass().add("chip");
        chip.setAccessibleText(text);
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }
}
