package org.hostkeeper.desktop.module;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.module.inspection.Inspection;
import org.hostkeeper.module.inspection.Inspection.OtherUnit;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a service needs and what needs it, each with its state; one that the table has can be gone to. */
final class Dependencies extends VBox {
    private static final List<String> RELATIONS = List.of(
            "Requires", "Requisite", "BindsTo", "Wants", "RequiredBy", "BoundBy", "WantedBy", "TriggeredBy", "After");

    private final Words words;
    private final Inspection inspection;
    private final Predicate<String> known;
    private final Consumer<String> goTo;

    /**
     * @param known whether the table has this unit
     * @param goTo selects it there
     */
    Dependencies(Surroundings around, Inspection inspection, Predicate<String> known, Consumer<String> goTo) {
        this.words = around.words("desktop.module");
        this.inspection = inspection;
        this.known = known;
        this.goTo = goTo;
        getStyleClass().add("detail-part");
        RELATIONS.forEach(this::relation);
    }

    private void relation(String relation) {
        List<String> units = inspection.units(relation);
        if (!units.isEmpty()) {
            VBox rows = new VBox();
            rows.getStyleClass().add("dependencies");
            units.forEach(unit -> rows.getChildren().add(row(unit)));
            getChildren().addAll(Controls.label(words.say("relation." + relation), "section-title"), rows);
        }
    }

    private Node row(String unit) {
        Optional<OtherUnit> other = inspection.other(unit);
        Mark mark = other.map(Dependencies::mark).orElse(Mark.UNKNOWN);
        FontIcon icon = new FontIcon(mark.icon());
        HBox row = new HBox(icon, named(unit));
        other.map(o -> Controls.value(o.active() + " (" + o.sub() + ")", "quiet", "small")).ifPresent(row.getChildren()::add);
        row.getStyleClass().addAll("dependency", mark.style());
        icon.setVisible(other.isPresent());
        return row;
    }

    private Node named(String unit) {
        if (!known.test(unit)) {
            return Controls.value(Plain.oneLine(unit), "mono");
        }
        Button button = new Button(Plain.oneLine(unit));
        button.setMnemonicParsing(false);
        button.setAccessibleText(unit);
        button.getStyleClass().addAll("flat", "mono", "accent");
        button.setMinWidth(0);
        button.setOnAction(_ -> goTo.accept(unit));
        return button;
    }

    private static Mark mark(OtherUnit other) {
        return switch (other.active()) {
            case "active" -> Mark.OK;
            case "failed" -> Mark.FAILED;
            case "activating", "deactivating", "reloading" -> Mark.WORKING;
            default -> other.load().equals("not-found") ? Mark.ATTENTION : Mark.STOPPED;
        };
    }
}
