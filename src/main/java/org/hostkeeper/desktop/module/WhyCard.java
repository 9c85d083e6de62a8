package org.hostkeeper.desktop.module;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.module.inspection.Change;
import org.hostkeeper.module.inspection.Diagnosis;
import org.hostkeeper.module.inspection.Remedy;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Why a service failed: the reason, what it said last, what changed before, and what to try with a button for each. */
final class WhyCard extends VBox {
    private static final int LINES = 12;

    private final Surroundings around;
    private final Words words;
    private final Consumer<Remedy> deeds;

    /** @param failed whether it is down, and not merely restless */
    WhyCard(Surroundings around, Diagnosis diagnosis, boolean failed, Consumer<Remedy> deeds) {
        this.around = around;
        this.words = around.words("desktop.module");
        this.deeds = deeds;
        getStyleClass().add("why");
        var sentence = around.language().say(diagnosis.sentence());
        getChildren().add(failed ? Notice.problem(sentence) : Notice.warning(sentence));
        diagnosis.more().forEach(text -> getChildren().add(Controls.paragraph(around.language().say(text))));
        if (!diagnosis.last().isEmpty()) {
            int from = Math.max(0, diagnosis.last().size() - LINES);
            part("why.last", List.of(new LogLines(diagnosis.last().subList(from, diagnosis.last().size()))));
        }
        part("why.changed", diagnosis.changes().stream().map(this::change).toList());
        part("why.try", diagnosis.remedies().stream().map(this::remedy).toList());
    }

    private void part(String title, List<? extends Node> rows) {
        if (!rows.isEmpty()) {
            getChildren().add(Controls.label(words.say(title), "section-title"));
            getChildren().addAll(rows);
        }
    }

    private Node change(Change change) {
        FontIcon icon = new FontIcon(
                switch (change.kind()) {
                    case UNIT_FILE -> Feather.FILE_TEXT;
                    case PROGRAM -> Feather.CODE;
                    case PACKAGES -> Feather.PACKAGE;
                    case HOSTKEEPER -> Feather.TOOL;
                    case REBOOT -> Feather.POWER;
                });
        VBox both = new VBox(
                Controls.paragraph(around.language().say(change.what())), Controls.label(ago(change.at()), "small", "quiet"));
        return row(icon, both);
    }

    private javafx.beans.value.ObservableValue<String> ago(Instant at) {
        return Bindings.createStringBinding(
                () -> around.language().now(Ages.since(at, around.now().instant())) + ", " + Ages.exact(at, around.language().locale()),
                around.now().property(),
                around.language().localeProperty());
    }

    private Node remedy(Remedy remedy) {
        HBox row = row(new FontIcon(Feather.CHEVRON_RIGHT), Controls.paragraph(around.language().say(remedy.words())));
        button(remedy).ifPresent(row.getChildren()::add);
        return row;
    }

    private Optional<Button> button(Remedy remedy) {
        return switch (remedy.deed()) {
            case START -> Optional.of(button("start", remedy));
            case RESTART -> Optional.of(button("restart", remedy));
            case EDIT -> Optional.of(button("edit", remedy));
            case RESET_FAILED -> Optional.of(button("reset_failed", remedy));
            case RELOAD -> Optional.of(button("reload", remedy));
            case SHOW_LOG -> Optional.of(button("show-log", remedy));
            case LOOK_AT -> Optional.of(button("look-at", remedy));
            case BY_HAND -> Optional.empty();
        };
    }

    private Button button(String key, Remedy remedy) {
        Button button = Controls.button(words.say(key), () -> deeds.accept(remedy));
        button.getStyleClass().add("small");
        button.accessibleTextProperty().unbind();
        button.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.now(key) + ": " + around.language().now(remedy.words()),
                        around.language().localeProperty()));
        return button;
    }

    private static HBox row(Node icon, Node text) {
        HBox row = new HBox(icon, text);
        row.getStyleClass().add("why-row");
        HBox.setHgrow(text, Priority.ALWAYS);
        return row;
    }
}
