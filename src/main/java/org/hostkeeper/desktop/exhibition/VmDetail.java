package org.hostkeeper.desktop.exhibition;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
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
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.exhibition.Watch;
import org.kordamp.ikonli.feather.Feather;

/** All about one machine: how it is and what can be done, who watches it, and its snapshots, the newest first. */
final class VmDetail {
    private static final int LONGEST_TITLE = 34;

    private final Surroundings around;
    private final ExhibitionModel model;
    private final ExhibitionPage page;
    private final SnapshotSizes sizes;
    private final Words words;
    private final DetailPane pane;
    private final VBox content = new VBox();
    private final ChangeListener<VmRow> changes = (_, _, _) -> fill();

    VmDetail(Surroundings around, ExhibitionModel model, ExhibitionPage page, SnapshotSizes sizes) {
        this.around = around;
        this.sizes = sizes;
        this.model = model;
        this.page = page;
        this.words = around.words("desktop.exhibition");
        this.pane = new DetailPane(around, () -> model.selected().set(Optional.empty()));
        content.getStyleClass().add("detail-part");
        model.selected().addListener((_, before, next) -> follow(before, next));
        around.language().localeProperty().addListener(_ -> fill());
    }

    Node view() {
        return pane;
    }

    private void follow(Optional<Row<VmRow>> before, Optional<Row<VmRow>> next) {
        before.ifPresent(row -> row.property().removeListener(changes));
        next.ifPresent(row -> {
            row.property().addListener(changes);
            pane.show(Bindings.createStringBinding(() -> row.value().title(LONGEST_TITLE)), content);
            pane.toTop();
            fill();
        });
    }

    private void fill() {
        model.selected().get().map(Row::value).ifPresent(row -> {
            sizes.look(row, this::fill);
            content.getChildren().setAll(new HBox(new StateChip(around.language(), row.state())));
            row.taken().ifPresent(then -> content.getChildren().add(Controls.paragraph(
                    Bindings.createStringBinding(
                            () -> words.now("detail.old", Ages.since(then, around.now().instant())),
                            around.now().property(),
                            around.language().localeProperty()),
                    "quiet")));
            row.watch().ifPresent(seen -> {
                HeartbeatStrip beats = new HeartbeatStrip(around, 240, 28);
                beats.show(seen);
                content.getChildren().add(beats);
            });
            content.getChildren().addAll(buttons(row), sheet(row));
            content.getChildren().add(Controls.label(words.say("snapshots"), "section-title"));
            if (row.domain().snapshots().isEmpty()) {
                content.getChildren().add(Controls.paragraph(words.say("snapshots.none"), "quiet"));
            }
            row.domain().snapshots().reversed().forEach(kept -> content.getChildren().add(snapshot(row, kept)));
        });
    }

    private Node buttons(VmRow row) {
        FlowPane actions = new FlowPane(8, 8);
        for (VmAction action : VmAction.values()) {
            Button button = Controls.button(words.say(action.key()), action.icon(), () -> page.act(action, List.of(row)));
            button.setDisable(!action.fits(row)); // in its place: a machine changes its state by itself, under the hand
            actions.getChildren().add(button);
        }
        actions.getChildren().add(Controls.button(words.say("create"), Feather.CAMERA, () -> page.create(row)));
        if (row.watch().isPresent()) {
            actions.getChildren().addAll(
                    Controls.button(words.say("promote"), Feather.AWARD, () -> page.promote(row)),
                    Controls.button(words.say("history"), Feather.CLOCK, () -> page.remember(row)));
        }
        if (row.watch().isPresent() || row.watcher().isEmpty()) {
            actions.getChildren().add(Controls.button(
                    words.say(row.watch().isPresent() ? "watching.again" : "watching"), Feather.EYE, () -> page.watch(row)));
        }
        return actions;
    }

    private FactSheet sheet(VmRow row) {
        Domain domain = row.domain();
        FactSheet sheet = new FactSheet()
                .add(words.say("column.title"), Plain.oneLine(domain.title()))
                .add(words.say("column.host"), row.host().name().value())
                .add(words.say("column.name"), domain.name(), "mono")
                .add(words.say("column.since"), domain.since()
                        .map(since -> Ages.minute(since.atZone(ZoneId.systemDefault()), around.language().locale()))
                        .orElse(""))
                .add(words.say("memory"), words.say("memory.value", domain.memory() >> 20))
                .add(words.say("processors"), Integer.toString(domain.processors()))
                .add(words.say("autostart"), words.say(domain.autostart() ? "yes" : "no"))
                .add(words.say("agent"), words.say(domain.agent() ? "yes" : "no"));
        row.watcher().ifPresent(by -> sheet.add(words.say("watched-by"), words.say("watched-by.value", by.unit(), by.heartbeatTimeout())));
        row.watch().ifPresent(seen -> watched(sheet, seen));
        domain.disks().forEach(disk -> sheet.add(words.say("disk"), disk, "mono"));
        return sheet;
    }

    private void watched(FactSheet sheet, Watch seen) {
        seen.why().ifPresent(why -> sheet.add(words.say("watch.why"), around.language().say(why)));
        seen.last().ifPresent(last -> sheet.add(
                words.say("watch.last"),
                words.now("watch.last.value",
                        Ages.minute(last.fault().atZone(ZoneId.systemDefault()), around.language().locale()),
                        around.language().now(last.why()),
                        last.away().map(away -> words.now("watch.away", away.toMillis() / 1000.0)).orElseGet(() -> around.language().now(last.became())))));
    }

    private Node snapshot(VmRow row, Snapshot kept) {
        Label name = Controls.value(Plain.oneLine(kept.name()), "strong");
        List<String> notes = new ArrayList<>(List.of(
                Ages.minute(kept.created().atZone(ZoneId.systemDefault()), around.language().locale()),
                sizes.of(kept)
                        .map(size -> words.now("snapshot.size", Math.max(1, Math.round(size / 1048576.0))))
                        .orElseGet(() -> words.now(kept.memory() ? "snapshot.live" : "snapshot.cold"))));
        kept.parent().ifPresent(parent -> notes.add(words.now("snapshot.upon", parent)));
        if (!kept.internal()) {
            notes.add(words.now("snapshot.outside"));
        }
        if (kept.current()) {
            notes.add(words.now("snapshot.current"));
        }
        boolean golden = row.golden().filter(kept.name()::equals).isPresent();
        if (golden) {
            notes.add(words.now("snapshot.golden"));
        }
        HBox actions = new HBox(8, Controls.button(words.say("revert.to"), Feather.CORNER_UP_LEFT, () -> page.revert(row, kept)));
        if (!golden) {
            actions.getChildren().add(Controls.button(words.say("delete"), Feather.TRASH_2, () -> page.delete(row, kept)));
        }
        VBox card = new VBox(name, Controls.value(String.join(" · ", notes), "quiet", "small"));
        if (!kept.description().isEmpty()) {
            card.getChildren().add(Controls.value(Plain.lines(kept.description())));
        }
        card.getChildren().add(actions);
        card.getStyleClass().add("snapshot");
        return card;
    }
}
