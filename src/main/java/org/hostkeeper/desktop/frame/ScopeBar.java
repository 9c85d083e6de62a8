package org.hostkeeper.desktop.frame;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The scope as chips: all hosts, each saved choice, each tag, and the hosts that were chosen; a choice can be saved. */
final class ScopeBar extends FlowPane {
    private static final int NAMED = 3;

    private final Scope scope;
    private final Words words;
    private final Surroundings around;

    ScopeBar(Scope scope, Surroundings around) {
        this.scope = scope;
        this.around = around;
        this.words = around.words("desktop.frame");
        getStyleClass().add("scope");
        scope.tags().addListener(_ -> fill());
        scope.choice().addListener(_ -> fill());
        scope.saved().addListener(_ -> fill());
        words.language().localeProperty().addListener(_ -> fill());
        fill();
    }

    private void fill() {
        Scope.Choice choice = scope.choice().get();
        Optional<SavedScope> current = scope.current();
        getChildren().setAll(chip(words.now("scope.all"), choice.isAll(), scope::all));
        scope.saved().get().forEach(saved -> getChildren().add(saved(saved, current.equals(Optional.of(saved)))));
        scope.tags().get().forEach(tag -> getChildren()
                .add(chip(tag, current.isEmpty() && choice.tags().contains(tag), () -> toggle(tag, current))));
        if (current.isEmpty() && !choice.hosts().isEmpty()) {
            String named = choice.hosts().size() <= NAMED
                    ? String.join(", ", choice.hosts().stream().sorted().map(Object::toString).toList())
                    : words.now("scope.chosen", choice.hosts().size());
            getChildren().add(chip(named, true, scope::all));
        }
        if (current.isEmpty() && !choice.words().isEmpty()) {
            getChildren().add(chip("“" + choice.words() + "”", true, () -> scope.words("")));
        }
        if (current.isEmpty() && !choice.isAll()) {
            getChildren().add(Controls.iconButton(words.say("scope.save"), Feather.BOOKMARK, this::save));
        }
        current.ifPresent(saved -> getChildren()
                .addAll(
                        Controls.iconButton(words.say("scope.rename", saved.name()), Feather.EDIT_2, () -> rename(saved)),
                        Controls.iconButton(
                                words.say("scope.delete", saved.name()), Feather.TRASH_2, () -> scope.delete(saved))));
    }

    /** A tag beside a saved choice begins a new one. */
    private void toggle(String tag, Optional<SavedScope> current) {
        if (current.isPresent()) {
            scope.all();
        }
        scope.toggle(tag);
    }

    private ToggleButton saved(SavedScope saved, boolean chosen) {
        ToggleButton chip = chip(saved.name(), chosen, () -> {
            if (chosen) {
                scope.all();
            } else {
                scope.choose(saved);
            }
        });
        chip.setGraphic(new FontIcon(Feather.BOOKMARK));
        return chip;
    }

    private void save() {
        new ScopeName(around, words.say("scope.save"), "", scope::save).ask();
    }

    private void rename(SavedScope saved) {
        new ScopeName(around, words.say("scope.rename", saved.name()), saved.name(), name -> scope.rename(saved, name))
                .ask();
    }

    private static ToggleButton chip(String text, boolean chosen, Runnable action) {
        ToggleButton chip = new ToggleButton(text);
        chip.setMnemonicParsing(false);
        chip.getStyleClass().add("chip");
        chip.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        chip.setAccessibleText(text);
        chip.setSelected(chosen);
        chip.setOnAction(_ -> action.run());
        return chip;
    }
}
