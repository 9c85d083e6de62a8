package org.hostkeeper.desktop.host;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.frame.Found;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.FilterRow;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The Hosts page: the table of all hosts, and all about the selected one at its right. */
public final class HostsPage implements Page {
    /** By this the window is told to open the page. */
    public static final String NOUN = "host";

    private final Surroundings around;
    private final HostsModel model;
    private final HostDeeds deeds;
    private final Words words;
    private final RowTable<HostRow> table;
    private final FilterRow filter;
    private final BorderPane view = new BorderPane();

    public HostsPage(Surroundings around, HostsModel model, HostDeeds deeds) {
        this.around = around;
        this.model = model;
        this.deeds = deeds;
        this.words = around.words("desktop.host");
        this.table = table();
        this.filter = new FilterRow(around, model.filter(), table);
        filter.offer(Controls.button(words.say("refresh"), Feather.REFRESH_CW, this::refreshChosen));
        filter.offer(Controls.button(words.say("modules"), Feather.BOX, this::showModules));
        filter.offer(Controls.shownWhile(
                Controls.button(words.say("edit"), Feather.EDIT_2, this::edit), one(table)));
        filter.offer(Controls.shownWhile(
                Controls.button(words.say("duplicate"), Feather.COPY, this::duplicate), one(table)));
        filter.offer(Controls.button(words.say("remove"), Feather.TRASH_2, this::remove));
        view.getStyleClass().add("page");
        view.setTop(new VBox(head(), filter));
        view.setCenter(table);
        HostDetail detail = new HostDetail(around, model, deeds);
        model.selected().addListener((_, _, next) -> view.setRight(next.isPresent() ? detail.view() : null));
    }

    private Node head() {
        HBox head = new HBox(
                Controls.label(words.say("title"), "page-title"),
                Controls.spring(),
                Controls.primary(Controls.button(words.say("add"), Feather.PLUS, this::add)));
        head.getStyleClass().add("page-head");
        return head;
    }

    private RowTable<HostRow> table() {
        RowTable<HostRow> rows = new RowTable<>(around, words, model.rows(), "title");
        var host = rows.name("host", 150, row -> row.name().value());
        var state = rows.state("state", 184, HostRow::state);
        var address = rows.text("address", 184, HostRow::address);
        var system = rows.text("system", 210, HostRow::system);
        var uptime = rows.number("uptime", 88, HostRow::uptime, s -> Ages.length(java.time.Duration.ofSeconds(s.longValue())));
        var load = rows.number("load", 80, HostRow::load, n -> words.text("load", n));
        rows.number("memory", 90, HostRow::memory, n -> words.text("percent", n));
        rows.number("disk", 72, HostRow::disk, n -> words.text("percent", n));
        rows.age("seen", 112, HostRow::seen);
        rows.dispensable(system, address, uptime, load);
        rows.filterBy(model.wanted());
        rows.setPlaceholder(new EmptyState(
                Feather.SERVER,
                words.say("empty.title"),
                words.say("empty.teaching"),
                Controls.primary(Controls.button(words.say("add"), Feather.PLUS, this::add))));
        rows.sortFirstBy(state, host);
        rows.remember("hosts");
        rows.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, next) -> model.selected().set(Optional.ofNullable(next)));
        return rows;
    }

    @Override
    public Stream<Found> findable() {
        Found adding = new Found(
                "action/host.add", Feather.PLUS, words.text("add"), Text.of("desktop.frame", "find.action"), this::add);
        return Stream.concat(Stream.of(adding), model.rows().list().stream().map(row -> found(row.value())));
    }

    private Found found(HostRow row) {
        return new Found(
                "host/" + row.name(),
                Feather.SERVER,
                Text.literal(row.name().value()),
                words.text("found", row.address().isEmpty() ? row.system() : row.address()),
                () -> {
                    model.uncover(row.host());
                    table.reveal(r -> r.name().equals(row.name()));
                });
    }

    private void add() {
        open(new Purpose.Add());
    }

    private void edit() {
        table.lead().ifPresent(row -> open(new Purpose.Edit(row.value().host())));
    }

    private void duplicate() {
        table.lead().ifPresent(row -> open(new Purpose.Duplicate(row.value().host())));
    }

    private void open(Purpose purpose) {
        new HostDialog(around, new HostFormModel(deeds, purpose)).show();
    }

    private static BooleanBinding one(RowTable<?> table) {
        return Bindings.size(table.getSelectionModel().getSelectedItems()).isEqualTo(1);
    }

    private void refreshChosen() {
        deeds.refresh(table.chosen().stream().map(HostRow::name).collect(Collectors.toSet()));
    }

    private void showModules() {
        deeds.showModules(table.chosen().stream().map(HostRow::name).collect(Collectors.toSet()));
    }

    private void remove() {
        new RemoveHosts(around, deeds).ask(table.chosen().stream().map(HostRow::name).toList());
    }

    @Override
    public String noun() {
        return NOUN;
    }

    @Override
    public ObservableValue<String> title() {
        return words.say("title");
    }

    @Override
    public Ikon icon() {
        return Feather.SERVER;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public ObservableValue<Badge> badge() {
        return model.badge();
    }

    @Override
    public void refresh() {
        deeds.refresh(model.inScope());
    }

    @Override
    public void focusFilter() {
        filter.focus();
    }

}
