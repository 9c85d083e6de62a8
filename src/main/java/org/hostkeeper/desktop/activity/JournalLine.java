package org.hostkeeper.desktop.activity;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.hostkeeper.desktop.activity.ActivityModel.Verified;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Below the changes: how much of the journal is shown and whether it is whole; more of it, and its verification. */
final class JournalLine extends HBox {
    private final Surroundings around;
    private final ActivityModel model;
    private final Words words;

    JournalLine(Surroundings around, ActivityModel model, ActivityDeeds deeds) {
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.activity");
        getStyleClass().add("journal-line");
        Label state = Controls.paragraph(sentence(), "journal-state");
        state.setGraphic(new FontIcon(Feather.SHIELD));
        model.verified().addListener((_, _, next) -> mark(state, next));
        mark(state, model.verified().get());
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        Label brought = Controls.label(
                Bindings.createStringBinding(
                        () -> words.now(
                                model.brought().get().whole() ? "brought.all" : "brought.newest",
                                model.brought().get().lines()),
                        model.brought(),
                        around.language().localeProperty()),
                "quiet");
        brought.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(
                state,
                brought,
                Controls.shownWhile(
                        Controls.button(words.say("older"), Feather.CHEVRONS_DOWN, deeds::older),
                        model.brought().map(b -> !b.whole())),
                Controls.button(words.say("verify"), Feather.SHIELD, deeds::verify));
    }

    private ObservableValue<String> sentence() {
        return Bindings.createStringBinding(
                () -> model.verified().get().map(this::sentence).orElseGet(() -> words.now("chain.unverified")),
                model.verified(),
                around.now().property(),
                around.language().localeProperty());
    }

    private String sentence(Verified verified) {
        Object ago = Ages.since(verified.at(), around.now().instant());
        return verified.found()
                .brokenAt()
                .map(line -> words.now("chain.broken", line, verified.found().lines(), ago))
                .orElseGet(() -> words.now("chain.whole", verified.found().lines(), ago));
    }

    private static void mark(Label state, Optional<Verified> verified) {
        state.getStyleClass().removeAll(Mark.OK.style(), Mark.FAILED.style());
        verified.ifPresent(v -> state.getStyleClass()
                .add(v.found().brokenAt().isPresent() ? Mark.FAILED.style() : Mark.OK.style()));
    }
}
