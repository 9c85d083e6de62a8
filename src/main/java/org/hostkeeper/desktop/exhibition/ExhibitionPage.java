package org.hostkeeper.desktop.exhibition;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.frame.Found;
import org.hostkeeper.desktop.frame.PlacedPage;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.CardWall;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.FilterRow;
import org.hostkeeper.desktop.widget.PageHead;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.widget.ViewToggle;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** The Exhibition page: the virtual machines of the hosts in scope as a wall or a table, one in detail at the right. */
public final class ExhibitionPage extends PlacedPage {
    /** By this the window is told to open the page. */
    public static final String NOUN = "exhibition";

    /** Where it stands, whether it is built yet or not. */
    public static final Place PLACE = new Place(NOUN, "desktop.exhibition", Feather.MONITOR, true);

    private static final ViewToggle.Choice VIEW = new ViewToggle.Choice("exhibition.view", "wall", "table");

    private final Surroundings around;
    private final ExhibitionModel model;
    private final ExhibitionDeeds deeds;
    private final VmProposals proposals;
    private final PlanDesk desk;
    private final Words words;
    private final RowTable<VmRow> table;
    private final CardWall<VmRow> wall;
    private final FilterRow filter;
    private final BorderPane view = new BorderPane();

    public ExhibitionPage(Surroundings around, ExhibitionModel model, ExhibitionDeeds deeds, PlanDesk desk) {
        super(around, PLACE, model.badge());
        this.around = around;
        this.model = model;
        this.deeds = deeds;
        this.proposals = new VmProposals(deeds);
        this.desk = desk;
        this.words = around.words("desktop.exhibition");
        this.table = table();
        Thumbnails thumbnails = new Thumbnails(deeds, around.fx());
        this.wall = new CardWall<>(around, table, VmCard.WIDTH, on -> new VmCard(around, on, thumbnails))
                .named(words.say("title"), empty());
        this.filter = new FilterRow(around, model.filter(), table);
        for (VmAction action : VmAction.values()) {
            filter.offer(Controls.button(words.say(action.key()), action.icon(), () -> act(action, table.chosen())));
        }
        view.getStylesheets().add(Look.sheet(ExhibitionPage.class, "exhibition.css"));
        view.getStyleClass().add("page");
        view.setTop(new VBox(head(), filter));
        VmDetail detail = new VmDetail(around, model, this, new SnapshotSizes(deeds, around.fx()));
        model.selected().addListener((_, _, next) -> view.setRight(next.isPresent() ? detail.view() : null));
    }

    private Node head() {
        return new PageHead(words.say("title"), viewToggle());
    }

    private Node viewToggle() {
        return new ViewToggle(around, VIEW, Feather.LIST, words.say("view.table"), wanted -> view.setCenter(wanted ? table : wall));
    }

    private Node empty() {
        return new EmptyState(Feather.MONITOR, words.say("empty.title"), words.say("empty.teaching"));
    }

    private RowTable<VmRow> table() {
        RowTable<VmRow> rows = new RowTable<>(around, words, model.rows(), "title");
        var title = rows.name("title", 200, row -> row.domain().shown());
        var host = rows.text("host", 120, row -> row.host().name().value());
        var state = rows.state("state", 130, VmRow::state);
        var name = rows.text("name", 160, row -> row.domain().name());
        rows.age("since", 112, row -> row.domain().since());
        var goal = rows.text("snapshot", 140, row -> row.goal().orElse(""));
        rows.number("snapshots", 96, row -> (double) row.domain().snapshots().size(), n -> words.text("number", n));
        var watched = rows.text("watched", 190, row -> row.watcher().map(by -> by.unit()).orElse(""));
        rows.dispensable(watched, name, goal);
        rows.filterBy(model.wanted());
        rows.setPlaceholder(empty());
        rows.sortFirstBy(state, host, title);
        rows.remember("exhibition");
        rows.onLead(model.selected()::set);
        return rows;
    }

    /** Everything is shown before it is done: a visitor may stand before the machine. */
    void act(VmAction action, List<VmRow> rows) {
        List<VmRow> chosen = rows.stream().filter(action::fits).toList();
        if (!chosen.isEmpty()) {
            desk.preview(proposals.of(action, chosen));
        }
    }

    void revert(VmRow row, Snapshot to) {
        desk.preview(proposals.revert(row, to.name()));
    }

    void create(VmRow row) {
        new SnapshotDialog(around, row, (name, description) -> desk.preview(proposals.create(row, name, description))).show();
    }

    void promote(VmRow row) {
        new PromoteDialog(around, row, interrupt -> desk.preview(proposals.promote(row, interrupt))).show();
    }

    void watch(VmRow row) {
        new WatchDialog(around, row, settings -> desk.preview(proposals.watch(row, settings))).show();
    }

    void remember(VmRow row) {
        new HistoryDialog(around, row, deeds).show();
    }

    void delete(VmRow row, Snapshot gone) {
        desk.preview(proposals.delete(row, gone.name()));
    }

    @Override
    public Stream<Found> findable() {
        return model.rows().list().stream().map(row -> found(row.value()));
    }

    private Found found(VmRow row) {
        return new Found(
                "exhibition/" + row.host().name() + "/" + row.domain().name(),
                Feather.MONITOR,
                Text.literal(row.domain().shown()),
                words.text("found", row.host().name().value()),
                () -> {
                    model.uncover(row);
                    table.reveal(r -> r.key().equals(row.key()));
                });
    }

    @Override
    public Node view() {
        return view;
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
