package org.hostkeeper.desktop.module;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with one service, as its state allows. */
record ModuleButtons(Words words, ModulesPage page) {
    Node of(ModuleRow row) {
        FlowPane actions = new FlowPane(8, 8);
        boolean runs = row.unit().active().equals("active") || row.unit().active().equals("activating");
        for (ModuleAction action : List.of(ModuleAction.START, ModuleAction.STOP, ModuleAction.RESTART)) {
            Button button = Controls.button(words.say(action.key()), action.icon(), () -> page.act(action, List.of(row)));
            // each keeps its place: a service changes its state by itself, and the hand that goes for one must not meet another
            button.setDisable(runs == (action == ModuleAction.START));
            actions.getChildren().add(button);
        }
        actions.getChildren()
                .addAll(
                        Controls.button(words.say("logs"), Feather.ALIGN_LEFT, () -> page.follow(List.of(row))),
                        Controls.button(words.say("edit"), Feather.EDIT_2, () -> page.edit(row)));
        if (row.isModule()) {
            actions.getChildren().add(Controls.button(words.say("remove"), Feather.TRASH_2, () -> page.remove(row)));
        }
        switching(row).ifPresent(actions.getChildren()::add);
        return actions;
    }

    /** Starting with the host can be switched on or off, unless the unit is of a kind that has no such switch. */
    private Optional<Button> switching(ModuleRow row) {
        Optional<ModuleAction> action = switch (row.unit().enabled()) {
            case "enabled", "enabled-runtime" -> Optional.of(ModuleAction.DISABLE);
            case "disabled" -> Optional.of(ModuleAction.ENABLE);
            default -> Optional.empty();
        };
        return action.map(a -> Controls.button(words.say(a.key()), a.icon(), () -> page.act(a, List.of(row))));
    }
}
