package org.hostkeeper.desktop.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.DetailPane;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.module.Unit;
import org.kordamp.ikonli.feather.Feather;

/** All about one service: its state and why, what can be done, and what systemd knows of it. */
final class ModuleDetail {
    private final Surroundings around;
    private final ModulesPage page;
    private final Words words;
    private final DetailPane pane;
    private final ChangeListener<ModuleRow> changes = (_, _, next) -> fill(next);

    ModuleDetail(Surroundings around, ModulesModel model, ModulesPage page) {
        this.around = around;
        this.page = page;
        this.words = around.words("desktop.module");
        this.pane = new DetailPane(around, () -> model.selected().set(Optional.empty()));
        model.selected().addListener((_, before, next) -> follow(before, next));
    }

    Node view() {
        return pane;
    }

    private void follow(Optional<Row<ModuleRow>> before, Optional<Row<ModuleRow>> next) {
        before.ifPresent(row -> row.property().removeListener(changes));
        next.ifPresent(row -> {
            row.property().addListener(changes);
            fill(row.value());
        });
    }

    private void fill(ModuleRow row) {
        List<Node> parts = new ArrayList<>();
        parts.add(new HBox(new StateChip(around.language(), row.state())));
        why(row.unit()).ifPresent(sentence -> parts.add(
                row.state().mark() == Mark.FAILED ? Notice.problem(sentence) : Notice.warning(sentence)));
        row.taken().ifPresent(then -> parts.add(Controls.paragraph(
                Bindings.createStringBinding(
                        () -> words.now("detail.old", Ages.since(then, around.now().instant())),
                        around.now().property(),
                        around.language().localeProperty()),
                "quiet")));
        if (row.unit().needsReload()) {
            parts.add(Notice.warning(words.say("detail.reload")));
        }
        parts.add(actions(row));
        parts.add(facts(row));
        pane.show(Bindings.createStringBinding(row::name), parts.toArray(Node[]::new));
    }

    /** Why it is not well, as far as systemd says it. */
    private Optional<ObservableValue<String>> why(Unit unit) {
        boolean ended = unit.active().equals("failed") || unit.restarts() > 0;
        if (!ended || unit.result().equals("success") || unit.result().isEmpty()) {
            return Optional.empty();
        }
        String key = switch (unit.result()) {
            case "exit-code", "signal", "core-dump", "timeout", "watchdog", "oom-kill", "start-limit-hit", "resources" ->
                    "why." + unit.result();
            default -> "why.other";
        };
        return Optional.of(words.say(key, unit.mainStatus().orElse(0), unit.result(), unit.restarts()));
    }

    private Node actions(ModuleRow row) {
        FlowPane actions = new FlowPane(8, 8);
        boolean runs = row.unit().active().equals("active") || row.unit().active().equals("activating");
        List<ModuleAction> offered = new ArrayList<>();
        offered.add(runs ? ModuleAction.RESTART : ModuleAction.START);
        if (runs) {
            offered.add(ModuleAction.STOP);
        }
        offered.forEach(a -> actions.getChildren()
                .add(Controls.button(words.say(a.key()), a.icon(), () -> page.act(a, List.of(row)))));
        actions.getChildren()
                .addAll(
                        Controls.button(words.say("logs"), Feather.ALIGN_LEFT, () -> page.follow(List.of(row))),
                        Controls.button(words.say("edit"), Feather.EDIT_2, () -> page.edit(row)));
        switching(row).ifPresent(actions.getChildren()::add);
        if (row.isModule()) {
            actions.getChildren().add(Controls.button(words.say("remove"), Feather.TRASH_2, () -> page.remove(row)));
        }
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

    private FactSheet facts(ModuleRow row) {
        Unit unit = row.unit();
        FactSheet sheet = new FactSheet()
                .add(words.say("column.host"), row.host().name().value())
                .add(words.say("detail.unit"), unit.name(), "mono")
                .add(words.say("column.description"), row.description())
                .add(words.say("column.enabled"), unit.enabled())
                .add(words.say("detail.systemd"), unit.active() + " (" + unit.sub() + ")");
        unit.since().ifPresent(since -> sheet.add(words.say("column.since"), Ages.exact(since, around.language().locale())));
        if (unit.restarts() > 0) {
            sheet.add(words.say("column.restarts"), words.say("number", (double) unit.restarts()));
        }
        unit.memory().ifPresent(m -> sheet.add(words.say("column.memory"), words.say("mebibytes", m / 1048576.0)));
        if (unit.mainPid() > 0) {
            sheet.add(words.say("detail.pid"), Integer.toString(unit.mainPid()));
        }
        sheet.add(words.say("detail.user"), unit.user().isEmpty() ? "root" : unit.user())
                .add(words.say("detail.command"), unit.execStart(), "mono")
                .add(words.say("detail.folder"), unit.workingDirectory(), "mono")
                .add(words.say("detail.file"), unit.fragment(), "mono")
                .add(words.say("detail.drop-ins"), String.join("\n", unit.dropIns()), "mono");
        unit.module().ifPresent(m -> sheet.add(words.say("detail.guid"), m.guid(), "mono")
                .add(words.say("detail.type"), m.serviceType())
                .add(words.say("detail.owner"), m.owner()));
        row.deployed().ifPresent(d -> sheet.add(
                words.say("detail.deployed"), d.name() + ": " + d.status() + ", " + d.serviceType() + ", " + d.guid()));
        return sheet;
    }
}
