package org.hostkeeper.desktop.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.plan.Proposal;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;

/** Asks on which hosts a change is done again; what it would do there is shown before anything happens. */
final class RedoDialog {
    private final Words words;
    private final Card card;
    private final ActivityRow row;
    private final ActivityDeeds deeds;
    private final List<CheckBox> boxes = new ArrayList<>();
    private final SimpleIntegerProperty ticked = new SimpleIntegerProperty();

    RedoDialog(Surroundings around, ActivityRow row, ActivityDeeds deeds, Consumer<Proposal> preview) {
        this.words = around.words("desktop.activity");
        this.row = row;
        this.deeds = deeds;
        this.card = new Card(around, words.say("redo.title", row.title()));
        card.getStylesheets().add(Look.sheet(RedoDialog.class, "activity.css"));
        card.body(
                Controls.paragraph(words.say("redo.teaching", row.host().value()), "quiet"),
                hosts());
        Button cancel = Controls.button(words.say("cancel"), card::close);
        Button look = Controls.primary(Controls.button(
                Bindings.createStringBinding(
                        () -> words.now("redo.preview", ticked.get()), ticked, around.language().localeProperty()),
                () -> {
                    card.close();
                    preview.accept(proposal());
                }));
        look.disableProperty().bind(ticked.lessThan(1));
        card.foot(cancel, look);
    }

    void show() {
        card.show(560);
    }

    private ScrollPane hosts() {
        VBox list = new VBox();
        list.getStyleClass().add("redo-hosts");
        for (HostName host : deeds.hosts()) {
            CheckBox box = new CheckBox(host.value());
            box.setMnemonicParsing(false);
            box.setUserData(host);
            box.selectedProperty().addListener((_, _, now) -> ticked.set(ticked.get() + (now ? 1 : -1)));
            boxes.add(box);
            list.getChildren().add(box);
        }
        boxes.stream().findFirst().ifPresent(b -> b.getStyleClass().add("first-focus"));
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(300);
        scroll.accessibleTextProperty().bind(words.say("redo.hosts"));
        return scroll;
    }

    private Proposal proposal() {
        TreeMap<HostName, Proposal.Planning> hosts = new TreeMap<>();
        boxes.stream().filter(CheckBox::isSelected).map(b -> (HostName) b.getUserData()).forEach(host ->
                hosts.put(host, () -> deeds.redo(row.id(), host)));
        return new Proposal(
                words.text("redo.title", row.title()),
                chosen -> words.text("redo.deed", chosen.size()),
                _ -> words.text("redo.done", row.title()),
                hosts);
    }
}
