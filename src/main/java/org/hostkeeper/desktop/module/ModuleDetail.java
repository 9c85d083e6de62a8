package org.hostkeeper.desktop.module;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.DetailPane;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.inspection.Cause;
import org.hostkeeper.module.inspection.Inspection;
import org.hostkeeper.module.inspection.Remedy;
import org.kordamp.ikonli.feather.Feather;

/**
 * All about one service, in parts: its state and why, its log, its unit's text, what it depends on and what it uses. The
 * state is known from the last refresh; the rest is looked at when the service is selected, and stays while it is read anew.
 */
final class ModuleDetail {
    /** The parts, one of which is shown; the next service shows the same one. */
    enum Part {
        STATE, LOG, UNIT, DEPENDENCIES, USE;

        String key() {
            return "part." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Surroundings around;
    private final ModulesModel model;
    private final ModulesPage page;
    private final CloseLooks looks;
    private final ModuleButtons buttons;
    private final Words words;
    private final DetailPane pane;
    private final VBox head = new VBox();
    private final VBox content = new VBox();
    private final Node parts;
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.STATE);
    private final ChangeListener<ModuleRow> changes = (_, before, next) -> changed(before, next);

    ModuleDetail(Surroundings around, ModulesModel model, CloseLooks looks, ModulesPage page) {
        this.around = around;
        this.model = model;
        this.page = page;
        this.looks = looks;
        this.words = around.words("desktop.module");
        this.buttons = new ModuleButtons(words, page);
        this.pane = new DetailPane(around, () -> model.selected().set(Optional.empty()));
        head.getStyleClass().add("detail-part");
        content.getStyleClass().add("detail-part");
        this.parts = parts();
        model.selected().addListener((_, before, next) -> follow(before, next));
        looks.shown().addListener(_ -> fill());
        part.addListener(_ -> fill());
    }

    Node view() {
        return pane;
    }

    /** Reads the selected service anew. */
    void refresh() {
        row().ifPresent(this::look);
    }

    private Node parts() {
        FlowPane pills = new FlowPane(4, 4);
        Map<Part, ToggleButton> all = new EnumMap<>(Part.class);
        for (Part each : Part.values()) {
            ToggleButton pill = new ToggleButton();
            pill.setMnemonicParsing(false);
            pill.textProperty().bind(words.say(each.key()));
            pill.accessibleTextProperty().bind(words.say(each.key()));
            pill.setMinWidth(ToggleButton.USE_PREF_SIZE);
            pill.getStyleClass().addAll("small", "part-pill");
            pill.setOnAction(_ -> {
                part.set(each);
                pill.setSelected(true);
            });
            all.put(each, pill);
        }
        pills.getChildren().addAll(all.values());
        all.forEach((each, pill) -> pill.setSelected(each == part.get()));
        part.addListener((_, _, now) -> all.forEach((each, pill) -> pill.setSelected(each == now)));
        return pills;
    }

    private Optional<ModuleRow> row() {
        return model.selected().get().map(Row::value);
    }

    private void follow(Optional<Row<ModuleRow>> before, Optional<Row<ModuleRow>> next) {
        before.ifPresent(row -> row.property().removeListener(changes));
        next.ifPresentOrElse(
                row -> {
                    row.property().addListener(changes);
                    pane.show(Bindings.createStringBinding(() -> row.value().name()), head, parts, content);
                    look(row.value());
                },
                looks::leave);
    }

    private void look(ModuleRow row) {
        looks.want(row.key(), row.fresh() && row.hasUnit());
        fill();
    }

    /** Looked at anew only when something happened to it: that it uses a little more memory is not worth a reading. */
    private void changed(ModuleRow before, ModuleRow next) {
        if (happened(before).equals(happened(next))) {
            fill();
        } else {
            look(next);
        }
    }

    private static List<Object> happened(ModuleRow row) {
        Unit u = row.unit();
        return List.of(row.fresh(), u.active(), u.sub(), u.restarts(), u.invocation(), u.needsReload(), u.dropIns(), u.load());
    }

    private void fill() {
        row().ifPresent(row -> {
            head.getChildren().setAll(new HBox(new StateChip(around.language(), row.state())));
            row.taken().ifPresent(then -> head.getChildren().add(Controls.paragraph(
                    Bindings.createStringBinding(
                            () -> words.now("detail.old", Ages.since(then, around.now().instant())),
                            around.now().property(),
                            around.language().localeProperty()),
                    "quiet")));
            if (row.hasUnit()) {
                head.getChildren().add(buttons.of(row));
            } else {
                head.getChildren().add(Notice.warning(words.say("detail.no-unit")));
            }
            content.getChildren().clear();
            fill(row, looks.shown().get().filter(s -> s.key().equals(row.key())));
        });
    }

    private void fill(ModuleRow row, Optional<CloseLooks.Shown> shown) {
        if (part.get() == Part.STATE) {
            why(row, shown);
            if (row.unit().needsReload()) {
                content.getChildren().add(Notice.warning(words.say("detail.reload")));
            }
            content.getChildren().add(new ModuleFacts(around).sheet(row));
        } else {
            shown.flatMap(CloseLooks.Shown::look).map(CloseLook::inspection).ifPresent(i -> content.getChildren().add(closely(row, i)));
        }
        shown.flatMap(CloseLooks.Shown::problem)
                .ifPresent(p -> content.getChildren().addFirst(Notice.warning(around.language().say(p.text()))));
        boolean waiting = shown.filter(s -> s.reading() && s.look().isEmpty()).isPresent();
        if (waiting) {
            content.getChildren().addFirst(Controls.label(words.say("looking"), "quiet"));
        } else if (part.get() != Part.STATE && shown.flatMap(CloseLooks.Shown::look).isEmpty() && content.getChildren().isEmpty()) {
            content.getChildren().add(Controls.paragraph(words.say("not-looked"), "quiet"));
        }
    }

    private Node closely(ModuleRow row, Inspection inspection) {
        return switch (Objects.requireNonNull(part.get())) {
            case STATE -> new VBox();
            case LOG -> log(row, inspection);
            case UNIT -> new UnitTexts(around, inspection);
            case DEPENDENCIES -> new Dependencies(
                    around,
                    inspection,
                    unit -> model.find(new ModuleRow.Key(row.host().name(), unit)).isPresent(),
                    unit -> goTo(row, unit));
            case USE -> new Consumption(around, inspection);
        };
    }

    private Node log(ModuleRow row, Inspection inspection) {
        VBox log = new VBox(new HBox(Controls.button(words.say("follow"), Feather.ALIGN_LEFT, () -> page.follow(List.of(row)))));
        log.getStyleClass().add("detail-part");
        if (inspection.log().isEmpty()) {
            log.getChildren().add(Controls.paragraph(words.say(inspection.journalReadable() ? "log.none" : "log.closed"), "quiet"));
        } else {
            log.getChildren().add(new LogLines(inspection.log()));
        }
        return log;
    }

    /** The reason as a close look found it; until then what the last refresh says. */
    private void why(ModuleRow row, Optional<CloseLooks.Shown> shown) {
        boolean failed = row.unit().active().equals("failed");
        shown.flatMap(CloseLooks.Shown::look)
                .map(CloseLook::diagnosis)
                .filter(d -> d.cause() != Cause.NONE)
                .ifPresentOrElse(
                        d -> content.getChildren().add(new WhyCard(around, d, failed, remedy -> attempt(row, remedy))),
                        () -> row.unit().reason().ifPresent(reason -> {
                            var sentence = words.say("because", reason);
                            boolean bad = row.state().mark() == Mark.FAILED;
                            content.getChildren().add(bad ? Notice.problem(sentence) : Notice.warning(sentence));
                        }));
    }

    private void attempt(ModuleRow row, Remedy remedy) {
        switch (remedy.deed()) {
            case START -> page.act(ModuleAction.START, List.of(row));
            case RESTART -> page.act(ModuleAction.RESTART, List.of(row));
            case RESET_FAILED -> page.act(ModuleAction.RESET_FAILED, List.of(row));
            case RELOAD -> page.act(ModuleAction.RELOAD, List.of(row));
            case EDIT -> page.edit(row);
            case SHOW_LOG -> part.set(Part.LOG);
            case LOOK_AT -> goTo(row, remedy.subject());
            case BY_HAND -> {}
        }
    }

    private void goTo(ModuleRow from, String unit) {
        model.find(new ModuleRow.Key(from.host().name(), unit)).ifPresent(page::show);
    }
}
