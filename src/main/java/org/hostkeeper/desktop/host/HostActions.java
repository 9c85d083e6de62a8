package org.hostkeeper.desktop.host;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.FilterRow;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with the selected hosts: the usual at hand, the rest in a menu. */
final class HostActions {
    private final Surroundings around;
    private final HostDeeds deeds;
    private final HostWorks works;
    private final RowTable<HostRow> table;
    private final Words words;

    HostActions(Surroundings around, HostDeeds deeds, HostWorks works, RowTable<HostRow> table) {
        this.around = around;
        this.deeds = deeds;
        this.works = works;
        this.table = table;
        this.words = around.words("desktop.host");
    }

    /** Puts the actions beside the filter, where they show while something is selected. */
    void offerIn(FilterRow filter) {
        filter.offer(Controls.button(words.say("refresh"), Feather.REFRESH_CW, () -> deeds.refresh(names())));
        filter.offer(Controls.button(words.say("modules"), Feather.BOX, () -> deeds.showModules(names())));
        filter.offer(Controls.button(words.say("run"), Feather.TERMINAL, () -> run(names())));
        filter.offer(more());
    }

    private MenuButton more() {
        MenuButton more = new MenuButton();
        more.setMnemonicParsing(false);
        more.textProperty().bind(words.say("more"));
        more.accessibleTextProperty().bind(words.say("more"));
        more.setMinWidth(MenuButton.USE_PREF_SIZE);
        BooleanBinding many = Bindings.size(table.getSelectionModel().getSelectedItems()).greaterThan(1);
        MenuItem edit = item("edit", Feather.EDIT_2, this::edit);
        MenuItem files = item("files", Feather.FOLDER, () -> table.lead().ifPresent(row -> files(row.value().name())));
        files.disableProperty().bind(many);
        MenuItem agent = item("agent", Feather.CPU, () -> table.lead().ifPresent(row -> deeds.showAgent(row.value().name())));
        agent.disableProperty().bind(many);
        MenuItem duplicate = item("duplicate", Feather.COPY, this::duplicate);
        edit.disableProperty().bind(many);
        duplicate.disableProperty().bind(many);
        more.getItems()
                .setAll(
                        item("put", Feather.UPLOAD, () -> new PutDialog(around, new PutModel(works, names())).show()),
                        files,
                        agent,
                        new SeparatorMenuItem(),
                        item("tags", Feather.TAG, () -> tags(table.chosen().stream().map(HostRow::host).toList())),
                        edit,
                        duplicate,
                        new SeparatorMenuItem(),
                        item("remove", Feather.TRASH_2, () -> new RemoveHosts(around, deeds).ask(List.copyOf(names()))));
        return more;
    }

    private MenuItem item(String key, Feather icon, Runnable action) {
        MenuItem item = new MenuItem();
        item.setMnemonicParsing(false);
        item.textProperty().bind(words.say(key));
        item.setGraphic(new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }

    void run(Set<HostName> hosts) {
        new RunDialog(around, new RunModel(works, hosts)).show();
    }

    void files(HostName host) {
        new FilesDialog(around, new FilesModel(works, host), works).show();
    }

    void edit() {
        table.lead().ifPresent(row -> open(new Purpose.Edit(row.value().host())));
    }

    void duplicate() {
        table.lead().ifPresent(row -> open(new Purpose.Duplicate(row.value().host())));
    }

    void open(Purpose purpose) {
        new HostDialog(around, new HostFormModel(deeds, purpose)).show();
    }

    void tags(List<Host> hosts) {
        new TagsDialog(around, deeds, new TagsModel(hosts)).show();
    }

    Set<HostName> names() {
        return table.chosen().stream().map(HostRow::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
