package org.hostkeeper.desktop.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Language;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One setting: its name and what it does at the left, what it is set to at the right. */
final class SettingLine extends HBox {
    private static final double CONTROL = 200;

    SettingLine(Surroundings around, Setting setting) {
        getStyleClass().add("setting");
        setAlignment(Pos.CENTER_LEFT);
        Language language = around.language();
        Label name = Controls.paragraph(language.say(setting.name()));
        VBox said = new VBox(name, about(language, setting));
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMinWidth(0);
        getChildren().add(said);
        switch (setting) {
            case Choice<?> choice -> getChildren().add(control(language, choice, name));
            case Setting.Place place -> place.open().ifPresent(open -> getChildren()
                    .add(Controls.button(around.words("desktop.settings").say("open"), Feather.FOLDER, open)));
            case Setting.Note _ -> {}
        }
    }

    private static Node about(Language language, Setting setting) {
        return switch (setting) {
            case Choice<?> choice -> Controls.paragraph(language.say(choice.about()), "small", "quiet");
            case Setting.Place place -> Controls.value(place.path(), "mono", "quiet");
            case Setting.Note note -> Controls.paragraph(language.say(note.said()), "small", "quiet");
        };
    }

    private static <T> Node control(Language language, Choice<T> choice, Label name) {
        return choice.isSwitch() ? onOff(language, choice, name) : options(language, choice, name);
    }

    @SuppressWarnings("unchecked")
    private static <T> Node onOff(Language language, Choice<T> choice, Label name) {
        Choice<Boolean> on = (Choice<Boolean>) choice;
        CheckBox box = new CheckBox();
        box.setMnemonicParsing(false);
        box.textProperty().bind(language.say(on.value().map(on.words())));
        box.accessibleTextProperty().bind(language.say(choice.name()));
        box.setSelected(on.value().getValue());
        box.selectedProperty().addListener((_, _, next) -> on.value().setValue(next));
        on.value().addListener((_, _, next) -> box.setSelected(next));
        box.setMinWidth(CONTROL);
        name.setLabelFor(box);
        return box;
    }

    private static <T> Node options(Language language, Choice<T> choice, Label name) {
        ChoiceBox<T> box = new ChoiceBox<>();
        box.setMinWidth(CONTROL);
        box.setPrefWidth(CONTROL);
        box.accessibleTextProperty().bind(language.say(choice.name()));
        Runnable fill = () -> {
            Form.choices(box, choice.options(), option -> language.now(choice.words().apply(option)));
            box.setValue(choice.value().getValue());
        };
        fill.run();
        box.valueProperty().addListener((_, _, next) -> take(choice, next));
        choice.value().addListener((_, _, next) -> box.setValue(next));
        // the options are words too: the box reads them anew with new items, and is empty for that moment
        language.localeProperty().addListener(_ -> fill.run());
        name.setLabelFor(box);
        return box;
    }

    private static <T> void take(Choice<T> choice, @Nullable T next) {
        if (next != null) {
            choice.value().setValue(next);
        }
    }
}
