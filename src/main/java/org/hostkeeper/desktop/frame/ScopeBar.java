package org.hostkeeper.desktop.frame;

import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.hostkeeper.desktop.words.Words;

/** The scope as chips: all hosts, each tag, and the hosts that were chosen. */
final class ScopeBar extends FlowPane {
    private static final int NAMED = 3;

    private final Scope scope;
    private final Words words;

    ScopeBar(Scope scope, Words words) {
        this.scope = scope;
        this.words = words;
        getStyleClass().add("scope");
        scope.tags().addListener(_ -> fill());
        scope.choice().addListener(_ -> fill());
        words.language().localeProperty().addListener(_ -> fill());
        fill();
    }

    private void fill() {
        Scope.Choice choice = scope.choice().get();
        getChildren().setAll(chip(words.now("scope.all"), choice.isAll(), scope::all));
        scope.tags().get().forEach(tag ->
                getChildren().add(chip(tag, choice.tags().contains(tag), () -> scope.toggle(tag))));
        if (!choice.hosts().isEmpty()) {
            String named = choice.hosts().size() <= NAMED
                    ? String.join(", ", choice.hosts().stream().sorted().map(Object::toString).toList())
                    : words.now("scope.chosen", choice.hosts().size());
            getChildren().add(chip(named, true, scope::all));
        }
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
