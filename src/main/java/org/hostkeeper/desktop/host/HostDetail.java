package org.hostkeeper.desktop.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
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
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
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
    private final StateChip state;
    private final FlowPane tags = new FlowPane(6, 6);
    private final Button changeTags;
    private final VBox reach = new VBox();
    private final VBox facts = new VBox();
    private final SimpleObjectProperty<Optional<HostRow>> row = new SimpleObjectProperty<>(Optional.empty());
    private final Map<Host, List<String>> keys = new HashMap<>();
    private final ChangeListener<HostRow> changes = (_, _, next) -> fill(next);

    HostDetail(Surroundings around, HostsModel model, HostDeeds deeds, HostActions actions) {
        this.around = around;
        this.deeds = deeds;
        this.actions = actions;
        this.words = around.words("desktop.host");
        this.lastDay = new LastDay(around, deeds);
        this.state = new StateChip(around.language());
        this.changeTags = Controls.button(words.say("tags.change"), () -> shown(r -> actions.tags(List.of(r.host()))));
        changeTags.getStyleClass().addAll("flat", "small");
        reach.getStyleClass().add("detail-part");
        facts.getStyleClass().add("detail-part");
        this.pane = new DetailPane(around, () -> model.selected().set(Optional.empty()));
        pane.show(
                row.map(r -> r.map(shown -> shown.name().value()).orElse("")),
                new HBox(state),
                problem(),
                Controls.shownWhile(Controls.label(age(), "quiet"), row.map(r -> r.flatMap(HostRow::seen).isPresent())),
                buttons(),
                tags,
                lastDay,
                section("detail.way"),
                reach,
                facts);
        model.selected().addListener((_, before, next) -> follow(before, next));
    }

    Node view() {
        return pane;
    }

    private void follow(Optional<Row<HostRow>> before, Optional<Row<HostRow>> next) {
        before.ifPresent(old -> old.property().removeListener(changes));
        next.ifPresent(now -> {
            now.property().addListener(changes);
            pane.toTop();
            fill(now.value());
            askKeys(now);
        });
    }

    /** Once for each host that is looked at: keys are in files. */
    private void askKeys(Row<HostRow> looked) {
        Host host = looked.value().host();
        deeds.knownKeys(host, known -> {
            if (!known.equals(keys.put(host, known)) && !known.isEmpty() && looked.value().host().equals(host)) {
                fill(looked.value());
            }
        });
    }

    /** The nodes that can have the keyboard stay, so that a refresh takes it from nobody, and nothing is scrolled. */
    private void fill(HostRow next) {
        Optional<HostRow> before = row.get();
        row.set(Optional.of(next));
        state.show(next.state());
        lastDay.of(next);
        if (!before.map(HostRow::host).equals(Optional.of(next.host()))) {
            fillTags(next);
        }
        reach.getChildren().setAll(reach(next));
        facts.getChildren().setAll(factsOf(next));
    }

    private List<Node> factsOf(HostRow next) {
        List<Node> parts = new ArrayList<>();
        next.facts().value().ifPresent(known -> {
            parts.add(section("column.system"));
            parts.add(system(known));
            parts.add(section("detail.use"));
            parts.add(use(known));
        });
        next.disks().value().filter(d -> !d.isEmpty()).ifPresent(disks -> {
            parts.add(section("detail.disks"));
            parts.add(disks(disks));
        });
        return parts;
    }

    private void shown(Consumer<HostRow> action) {
        row.get().ifPresent(action);
    }

    private Node problem() {
        ObservableValue<Text> sentence =
                row.map(r -> r.flatMap(HostRow::problem).map(Problem::text).orElse(Text.literal("")));
        return Controls.shownWhile(
                Notice.problem(around.language().say(sentence)), row.map(r -> r.flatMap(HostRow::problem).isPresent()));
    }

    private Label section(String key) {
        return Controls.label(words.say(key), "section-title");
    }

    private Node buttons() {
        return new FlowPane(
                8,
                8,
                Controls.button(words.say("try"), Feather.REFRESH_CW, () -> shown(r -> deeds.refresh(Set.of(r.name())))),
                Controls.button(words.say("modules"), Feather.BOX, () -> shown(r -> deeds.showModules(Set.of(r.name())))),
                Controls.button(words.say("run"), Feather.TERMINAL, () -> shown(r -> actions.run(Set.of(r.name())))),
                Controls.button(words.say("terminal"), Feather.MONITOR, () -> shown(this::openTerminal)),
                Controls.button(words.say("files"), Feather.FOLDER, () -> shown(r -> actions.files(r.name()))),
                Controls.button(words.say("agent"), Feather.CPU, () -> shown(r -> deeds.showAgent(r.name()))),
                Controls.button(
                        words.say("edit"), Feather.EDIT_2, () -> shown(r -> actions.open(new Purpose.Edit(r.host())))));
    }

    /** The tags as chips, and the way to change them, which stays. */
    private void fillTags(HostRow next) {
        tags.getChildren().removeIf(chip -> chip != changeTags);
        List<Label> chips = next.host().tags().stream()
                .map(tag -> {
                    Label chip = new Label(Plain.oneLine(tag), new FontIcon(Feather.TAG));
                    chip.getStyleClass().addAll("tag", "small");
                    return chip;
                })
                .toList();
        tags.getChildren().addAll(0, chips);
        if (!tags.getChildren().contains(changeTags)) {
            tags.getChildren().add(changeTags);
        }
    }

    private void openTerminal(HostRow row) {
        deeds.terminal(row.host())
                .ifPresent(problem -> around.toasts().show(new State(Mark.FAILED, problem.text()), Optional.empty()));
    }

    private ObservableValue<String> age() {
        return Bindings.createStringBinding(
                () -> row.get()
                        .flatMap(HostRow::seen)
                        .map(then -> words.now("detail.read", Ages.since(then, around.now().instant())))
                        .orElse(""),
                row,
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
