package org.hostkeeper.desktop.module;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.module.SavedFilters.Saved;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;

/** The row of filters beneath the filter field: the usual questions, then the person's own, and how to save one more. */
final class PresetBar extends FlowPane {
    private final Surroundings around;
    private final ModulesModel model;
    private final Words words;
    private final List<ToggleButton> presets;

    PresetBar(Surroundings around, ModulesModel model) {
        super(4, 4);
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.module");
        this.presets = Arrays.stream(Preset.values()).map(this::chip).toList();
        getStyleClass().add("preset-bar");
        fill();
        model.saved().all().addListener((ListChangeListener<Saved>) _ -> fill());
    }

    private void fill() {
        List<Node> chips = new ArrayList<>(presets);
        model.saved().all().forEach(saved -> chips.add(own(saved)));
        chips.add(Controls.iconButton(words.say("filter.save"), Feather.BOOKMARK, this::save));
        getChildren().setAll(chips);
    }

    private ToggleButton chip(Preset preset) {
        ToggleButton chip = new ToggleButton();
        chip.setMnemonicParsing(false);
        chip.textProperty().bind(words.say("preset." + preset.code()));
        chip.accessibleTextProperty().bind(words.say("preset." + preset.code()));
        chip.setMinWidth(USE_PREF_SIZE);
        chip.getStyleClass().addAll("small", "part-pill");
        chip.setSelected(model.preset().get() == preset);
        chip.setOnAction(_ -> {
            model.preset().set(preset);
            chip.setSelected(true);
        });
        model.preset().addListener((_, _, now) -> chip.setSelected(now == preset));
        return chip;
    }

    private Node own(Saved saved) {
        Button use = new Button(saved.name());
        use.setMnemonicParsing(false);
        use.setAccessibleText(saved.name());
        use.setMinWidth(USE_PREF_SIZE);
        use.getStyleClass().addAll("small", "part-pill");
        use.setOnAction(_ -> {
            model.preset().set(saved.preset());
            model.filter().set(saved.text());
        });
        Button forget = Controls.iconButton(words.say("filter.forget", saved.name()), Feather.X, () -> model.saved().forget(saved));
        forget.getStyleClass().add("small");
        HBox both = new HBox(use, forget);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private void save() {
        Card card = new Card(around, words.say("filter.save"));
        TextField name = new TextField(model.filter().get());
        name.getStyleClass().add("first-focus");
        Form form = new Form();
        form.add(words.say("filter.name"), name);
        card.body(Controls.paragraph(words.say("filter.what"), "quiet"), form);
        Button keep = Controls.primary(Controls.button(words.say("filter.keep"), () -> {
            card.close();
            model.saved().save(name.getText(), model.preset().get(), model.filter().get());
        }));
        keep.disableProperty().bind(name.textProperty().map(String::isBlank));
        card.foot(Controls.button(words.say("cancel"), card::close), keep);
        card.show(480);
    }
}
