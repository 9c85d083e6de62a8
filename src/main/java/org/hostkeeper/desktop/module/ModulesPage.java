package org.hostkeeper.desktop.module;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.frame.Found;
import org.hostkeeper.desktop.frame.PlacedPage;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposal;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.FilterRow;
import org.hostkeeper.desktop.widget.PageHead;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** The Modules page: all services of the hosts in scope, one in detail at the right. */
public final class ModulesPage extends PlacedPage {
    /** By this the window is told to open the page. */
    public static final String NOUN = "module";

    /** Where it stands, whether it is built yet or not. */
    public static final Place PLACE = new Place(NOUN, "desktop.module", Feather.BOX, true);

    private final Surroundings around;
    private final ModulesModel model;
    private final ModuleDeeds deeds;
    private final ModuleProposals proposals;
    private final PlanDesk desk;
    private final Words words;
    private final RowTable<ModuleRow> table;
    private final FilterRow filter;
    private final ModuleDetail detail;
    private final BorderPane view = new BorderPane();

    public ModulesPage(Surroundings around, ModulesModel model, ModuleDeeds deeds, PlanDesk desk) {
        super(around, PLACE, model.badge());
        this.around = around;
        this.model = model;
        this.deeds = deeds;
        this.proposals = new ModuleProposals(deeds);
        this.desk = desk;
        this.words = around.words("desktop.module");
        this.table = table();
        model.seen(table::inSight);
        this.filter = new FilterRow(around, model.filter(), table);
        view.getStylesheets().add(Look.sheet(ModulesPage.class, "module.css"));
        view.getStyleClass().add("page");
        fillFilterRow();
        view.setTop(new VBox(head(), filter, new PresetBar(around, model)));
        view.setCenter(table);
        this.detail = new ModuleDetail(
                around, model, new CloseLooks((key, told) -> deeds.look(key.host(), key.unit(), told)), this);
        model.selected().addListener((_, _, next) -> view.setRight(next.isPresent() ? detail.view() : null));
    }

    private void fillFilterRow() {
        for (ModuleAction action : List.of(ModuleAction.START, ModuleAction.STOP, ModuleAction.RESTART)) {
            filter.offer(Controls.button(words.say(action.key()), action.icon(), () -> act(action, table.chosen())));
        }
        filter.offer(Controls.button(words.say("logs"), Feather.ALIGN_LEFT, () -> follow(table.chosen())));
    }

    private Node head() {
        return new PageHead(words.say("title"), Controls.primary(Controls.button(words.say("create"), Feather.PLUS, this::create)));
    }

    private RowTable<ModuleRow> table() {
        RowTable<ModuleRow> rows = new RowTable<>(around, words, model.rows(), "title");
        var module = rows.name("module", 190, ModuleRow::name);
        var host = rows.text("host", 110, row -> row.host().name().value());
        var state = rows.state("state", 150, ModuleRow::state);
        var enabled = rows.text("enabled", 96, row -> row.unit().enabled());
        rows.number("restarts", 84, ModuleRow::restarts, n -> words.text("number", n));
        rows.number("memory", 90, ModuleRow::memory, n -> words.text("mebibytes", n / 1048576));
        rows.age("since", 116, row -> row.unit().since());
        var description = rows.text("description", 220, ModuleRow::description);
        rows.dispensable(description, enabled);
        rows.filterBy(model.wanted());
        rows.setPlaceholder(new EmptyState(Feather.BOX, words.say("empty.title"), words.say("empty.teaching")));
        rows.sortFirstBy(state, module, host);
        rows.remember("modules");
        rows.onLead(model.selected()::set);
        return rows;
    }

    /** Routine things to one service are done at once; everything else is shown first. */
    void act(ModuleAction action, List<ModuleRow> rows) {
        List<ModuleRow> chosen = rows.stream().filter(ModuleRow::hasUnit).toList();
        if (chosen.isEmpty()) {
            return;
        }
        Proposal proposal = proposals.of(action, chosen);
        if (action.routine() && chosen.size() == 1) {
            desk.atOnce(proposal);
        } else {
            desk.preview(proposal);
        }
    }

    /** Opens the logs of these, on the page that is for logs. */
    void follow(List<ModuleRow> chosen) {
        deeds.logs(chosen.stream()
                .collect(Collectors.groupingBy(
                        row -> row.host().name(), Collectors.mapping(row -> row.unit().name(), Collectors.toList()))));
    }

    void edit(ModuleRow row) {
        EditModel change = new EditModel(!row.unit().active().equals("inactive"));
        deeds.look(row.host().name(), row.unit().name(), change::begin);
        new EditDialog(around, row, change, request -> desk.preview(proposals.edit(row, request))).show();
    }

    void remove(ModuleRow row) {
        desk.preview(proposals.remove(row));
    }

    @Override
    public Stream<Found> findable() {
        Found creating = Found.action("action/module.create", Feather.PLUS, words.text("create"), this::create);
        return Stream.concat(Stream.of(creating), model.rows().list().stream().map(row -> found(row.value())));
    }

    private Found found(ModuleRow row) {
        return new Found(
                "module/" + row.host().name() + "/" + row.unit().name(),
                Feather.BOX,
                Text.literal(row.name()),
                words.text("found", row.host().name().value()),
                () -> show(row));
    }

    /** Selects this service in the table, whatever the filter hides. */
    void show(ModuleRow row) {
        model.uncover(row);
        table.reveal(r -> r.key().equals(row.key()));
    }

    private void create() {
        CreateModel wish = new CreateModel(
                deeds.hosts(),
                model.selected().get().map(r -> r.value().host().name()),
                (host, unit) -> model.find(new ModuleRow.Key(host, unit)).filter(ModuleRow::hasUnit).isPresent());
        new CreateDialog(around, wish, request -> desk.preview(proposals.create(wish.host().get(), request))).show();
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh() {
        deeds.refresh(model.inScope());
        detail.refresh();
    }

    @Override
    public void focusFilter() {
        filter.focus();
    }
}
