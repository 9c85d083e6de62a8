package org.hostkeeper.desktop.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.DetailPane;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.facts.Disk;
import org.hostkeeper.facts.HostFacts;
import org.kordamp.ikonli.feather.Feather;

/** All about one host: what is wrong and what to do, then the facts with their age. */
final class HostDetail {
    private final Surroundings around;
    private final HostDeeds deeds;
    private final Words words;
    private final DetailPane pane;
    private final LastDay lastDay;
    private final ChangeListener<HostRow> changes = (_, _, next) -> fill(next);

    HostDetail(Surroundings around, HostsModel model, HostDeeds deeds) {
        this.around = around;
        this.deeds = deeds;
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
        });
    }

    private void fill(HostRow row) {
        List<Node> parts = new ArrayList<>();
        parts.add(new HBox(new StateChip(around.language(), row.state())));
        row.problem().ifPresent(p -> parts.add(Notice.problem(around.language().say(p.text()))));
        row.seen().ifPresent(_ -> parts.add(Controls.label(age(row), "quiet")));
        HBox actions = new HBox(
                Controls.button(words.say("try"), Feather.REFRESH_CW, () -> deeds.refresh(Set.of(row.name()))),
                Controls.button(words.say("modules"), Feather.BOX, () -> deeds.showModules(Set.of(row.name()))));
        actions.getStyleClass().add("actions");
        parts.add(actions);
        parts.add(reach(row));
        parts.add(lastDay.of(row));
        row.facts().value().ifPresent(facts -> parts.add(facts(facts)));
        row.disks().value().filter(d -> !d.isEmpty()).ifPresent(disks -> {
            parts.add(Controls.label(words.say("detail.disks"), "section-title"));
            parts.add(disks(disks));
        });
        pane.show(Bindings.createStringBinding(() -> row.name().value()), parts.toArray(Node[]::new));
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
        return sheet.add(words.say("detail.tags"), String.join(", ", row.host().tags()));
    }

    private FactSheet facts(HostFacts facts) {
        FactSheet sheet = new FactSheet()
                .add(words.say("column.system"), facts.os())
                .add(words.say("detail.kernel"), facts.kernel() + " " + facts.architecture())
                .add(words.say("detail.hostname"), facts.hostname())
                .add(words.say("column.uptime"), around.language().say(Ages.length(facts.uptime())))
                .add(words.say("column.load"),
                        words.say("detail.load", facts.load1(), facts.load5(), facts.load15(), facts.cpus()))
                .add(words.say("column.memory"),
                        words.say("detail.memory", facts.memoryUse(), facts.memoryTotal() / 1048576.0))
                .add(words.say("detail.zone"), facts.timeZone());
        if (facts.rebootNeeded()) {
            sheet.add(words.say("detail.reboot"), words.say("detail.reboot.needed"));
        }
        return sheet.add(words.say("detail.failed"), String.join("\n", facts.failedUnits()), "mono");
    }

    private FactSheet disks(List<Disk> disks) {
        FactSheet sheet = new FactSheet();
        disks.forEach(d -> sheet.add(
                Bindings.createStringBinding(d::mount), words.say("detail.disk", d.use(), d.free() / 1073741824.0)));
        return sheet;
    }
}
