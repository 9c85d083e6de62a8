package org.hostkeeper.desktop.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.DetailPane;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.facts.Disk;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All about one host: what is wrong and what to do, then the facts with their age. */
final class HostDetail {
    private final Surroundings around;
    private final HostDeeds deeds;
    private final HostActions actions;
    private final Words words;
    private final DetailPane pane;
    private final LastDay lastDay;
    private final Map<Host, List<String>> keys = new HashMap<>();
    private final ChangeListener<HostRow> changes = (_, _, next) -> fill(next);

    HostDetail(Surroundings around, HostsModel model, HostDeeds deeds, HostActions actions) {
        this.around = around;
        this.deeds = deeds;
        this.actions = actions;
        this.words = around.words("desktop.host");
        this.lastDay = new LastDay(around, deeds);
        this.pane = new DetailPane(around, () -> model.selected().set(Optional.empty()));
        model.selected().addListener((_, before, next) -> follow(before, next));
    }

    Node view() {
        return pane;
    }

    private void follow(Optional<Row<HostRow>> before, Optional<Row<HostRow>> next) {
        before.ifPresent(row -> row.property().removeListener(changes));
        next.ifPresent(row -> {
            row.property().addListener(changes);
            fill(row.value());
            askKeys(row);
        });
    }

    /** Once for each host that is looked at: keys are in files. */
    private void askKeys(Row<HostRow> row) {
        Host host = row.value().host();
        deeds.knownKeys(host, known -> {
            if (!known.equals(keys.put(host, known)) && !known.isEmpty() && row.value().host().equals(host)) {
                fill(row.value());
            }
        });
    }

    private void fill(HostRow row) {
        List<Node> parts = new ArrayList<>();
        parts.add(new HBox(new StateChip(around.language(), row.state())));
        row.problem().ifPresent(p -> parts.add(Notice.problem(around.language().say(p.text()))));
        row.seen().ifPresent(_ -> parts.add(Controls.label(age(row), "quiet")));
        parts.add(buttons(row));
        parts.add(tags(row));
        parts.add(lastDay.of(row));
        parts.add(section("detail.way"));
        parts.add(reach(row));
        row.facts().value().ifPresent(facts -> {
            parts.add(section("column.system"));
            parts.add(system(facts));
            parts.add(section("detail.use"));
            parts.add(use(facts));
        });
        row.disks().value().filter(d -> !d.isEmpty()).ifPresent(disks -> {
            parts.add(section("detail.disks"));
            parts.add(disks(disks));
        });
        pane.show(Bindings.createStringBinding(() -> row.name().value()), parts.toArray(Node[]::new));
    }

    private Label section(String key) {
        return Controls.label(words.say(key), "section-title");
    }

    private Node buttons(HostRow row) {
        Set<HostName> alone = Set.of(row.name());
        FlowPane buttons = new FlowPane(
                8,
                8,
                Controls.button(words.say("try"), Feather.REFRESH_CW, () -> deeds.refresh(alone)),
                Controls.button(words.say("modules"), Feather.BOX, () -> deeds.showModules(alone)),
                Controls.button(words.say("run"), Feather.TERMINAL, () -> actions.run(alone)),
                Controls.button(words.say("terminal"), Feather.MONITOR, () -> openTerminal(row)),
                Controls.button(words.say("files"), Feather.FOLDER, () -> actions.files(row.name())),
                Controls.button(words.say("edit"), Feather.EDIT_2, () -> actions.open(new Purpose.Edit(row.host()))));
        return buttons;
    }

    /** The tags as chips, and the way to change them. */
    private Node tags(HostRow row) {
        FlowPane chips = new FlowPane(6, 6);
        row.host().tags().forEach(tag -> {
            Label chip = new Label(Plain.oneLine(tag), new FontIcon(Feather.TAG));
            chip.getStyleClass().addAll("tag", "small");
            chips.getChildren().add(chip);
        });
        Button change = Controls.button(words.say("tags.change"), () -> actions.tags(List.of(row.host())));
        change.getStyleClass().addAll("flat", "small");
        chips.getChildren().add(change);
        return chips;
    }

    private void openTerminal(HostRow row) {
        deeds.terminal(row.host())
                .ifPresent(problem -> around.toasts().show(new State(Mark.FAILED, problem.text()), Optional.empty()));
    }

    private ObservableValue<String> age(HostRow row) {
        return Bindings.createStringBinding(
                () -> row.seen()
                        .map(then -> words.now("detail.read", Ages.since(then, around.now().instant())))
                        .orElse(""),
                around.now().property(),
                around.language().localeProperty());
    }

    private FactSheet reach(HostRow row) {
        FactSheet sheet = new FactSheet();
        sheet.add(words.say("column.address"), row.address(), "mono");
        row.host().endpoint().flatMap(e -> e.jump()).ifPresent(j -> sheet.add(words.say("detail.jump"), j.value()));
        sheet.add(words.say("detail.sudo"), words.say("sudo." + row.host().sudo().code()));
        List<String> known = keys.getOrDefault(row.host(), List.of());
        return sheet.add(words.say("detail.keys"), String.join("\n", known), "mono");
    }

    private FactSheet system(HostFacts facts) {
        FactSheet sheet = new FactSheet()
                .add(words.say("column.system"), facts.os())
                .add(words.say("detail.kernel"), facts.kernel() + " " + facts.architecture())
                .add(words.say("detail.hostname"), facts.hostname())
                .add(words.say("column.uptime"), around.language().say(Ages.length(facts.uptime())))
                .add(words.say("detail.zone"), facts.timeZone());
        if (facts.rebootNeeded()) {
            sheet.add(words.say("detail.reboot"), words.say("detail.reboot.needed"));
        }
        return sheet.add(words.say("detail.failed"), String.join("\n", facts.failedUnits()), "mono");
    }

    private FactSheet use(HostFacts facts) {
        return new FactSheet()
                .add(words.say("column.load"),
                        words.say("detail.load", facts.load1(), facts.load5(), facts.load15(), facts.cpus()))
                .add(words.say("column.memory"),
                        words.say("detail.memory", facts.memoryUse(), facts.memoryTotal() / 1048576.0));
    }

    private FactSheet disks(List<Disk> disks) {
        FactSheet sheet = new FactSheet();
        disks.forEach(d -> sheet.add(
                Bindings.createStringBinding(d::mount), words.say("detail.disk", d.use(), d.free() / 1073741824.0)));
        return sheet;
    }
}
