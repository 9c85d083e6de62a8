package org.hostkeeper.desktop.host;

import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The groups as chips with their count and how many need someone; pressing one folds its hosts away or shows them again. */
final class GroupBar extends FlowPane {
    private final HostGroups groups;
    private final Words words;
    private List<HostGroups.Group> shown = List.of();

    GroupBar(Surroundings around, HostGroups groups) {
        super(8, 4);
        this.groups = groups;
        this.words = around.words("desktop.host");
        getStyleClass().add("group-bar");
        around.language().localeProperty().addListener(_ -> fill(shown));
        fill(shown);
    }

    /** Shows these; what has not changed is not drawn again. */
    void show(List<HostGroups.Group> next) {
        if (!next.equals(shown)) {
            fill(next);
        }
    }

    private void fill(List<HostGroups.Group> next) {
        shown = next;
        getChildren().setAll(next.stream().map(this::chip).toList());
        setVisible(!next.isEmpty());
        setManaged(!next.isEmpty());
    }

    /** A group in words: its name, how many hosts it has, and how many of them need someone. */
    static String said(HostGroups.Group group, Words words) {
        String name = group.name().isEmpty() ? words.now("group.without") : Plain.oneLine(group.name());
        return words.now(group.needing() == 0 ? "group.chip" : "group.needing", name, group.hosts(), group.needing());
    }

    private ToggleButton chip(HostGroups.Group group) {
        String text = said(group, words);
        ToggleButton chip = new ToggleButton(text);
        chip.setMnemonicParsing(false);
        chip.getStyleClass().addAll("chip", "group");
        chip.setGraphic(new FontIcon(group.folded() ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN));
        chip.setSelected(!group.folded());
        chip.setAccessibleText(text + ", " + words.now(group.folded() ? "group.folded" : "group.unfolded"));
        chip.setOnAction(_ -> groups.toggle(group.name()));
        return chip;
    }
}
