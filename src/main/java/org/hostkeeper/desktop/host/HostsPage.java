package org.hostkeeper.desktop.host;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.frame.Found;
import org.hostkeeper.desktop.frame.PlacedPage;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.CardWall;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.FilterRow;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.PageHead;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.widget.ViewToggle;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** The Hosts page: all hosts as a table or as cards, and all about the selected one at its right. */
public final class HostsPage extends PlacedPage {
    /** By this the window is told to open the page. */
    public static final String NOUN = "host";

    /** Where it stands, whether it is built yet or not. */
    public static final Place PLACE = new Place(NOUN, "desktop.host", Feather.SERVER, true);

    private static final ViewToggle.Choice VIEW = new ViewToggle.Choice("hosts.view", "table", "cards");

    private final Surroundings around;
    private final HostsModel model;
    private final HostDeeds deeds;
    private final Words words;
    private final HostGroups groups;
    private final RowTable<HostRow> table;
    private final CardWall<HostRow> cards;
    private final HostActions actions;
    private final FilterRow filter;
    private final BorderPane view = new BorderPane();

    public HostsPage(Surroundings around, HostsModel model, HostDeeds deeds, HostWorks works) {
        super(around, PLACE, model.badge());
        this.around = around;
        this.model = model;
        this.deeds = deeds;
        this.words = around.words("desktop.host");
        this.groups = new HostGroups(around.language()::now);
        this.table = table();
        this.cards = cards();
        this.actions = new HostActions(around, deeds, works, table);
        this.filter = new FilterRow(around, model.filter(), table);
        actions.offerIn(filter);
        filter.beside(grouping());
        view.getStylesheets().add(Look.sheet(HostsPage.class, "host.css"));
        view.getStyleClass().add("page");
        view.setTop(new VBox(head(), filter, groupBar()));
        HostDetail detail = new HostDetail(around, model, deeds, actions);
        model.selected().addListener((_, _, next) -> view.setRight(next.isPresent() ? detail.view() : null));
    }

    private Node head() {
        return new PageHead(
                words.say("title"),
                viewToggle(),
                Controls.button(words.say("import"), Feather.DOWNLOAD, this::importHosts),
                Controls.primary(Controls.button(words.say("add"), Feather.PLUS, this::add)));
    }

    private Node viewToggle() {
        return new ViewToggle(around, VIEW, Feather.GRID, words.say("view.cards"), wanted -> view.setCenter(wanted ? cards : table));
    }

    private CardWall<HostRow> cards() {
        CardWall<HostRow> wall = new CardWall<>(around, table, HostCard.WIDTH, on -> new HostCard(around, on));
        wall.named(words.say("view.cards"), Controls.paragraph(words.say("cards.none"), "quiet")).grouped(this::sections);
        groups.folded().addListener(_ -> wall.arrange());
        groups.by().addListener(_ -> wall.arrange());
        return wall;
    }

    private List<CardWall.Section<HostRow>> sections() {
        List<Row<HostRow>> rows = table.getItems();
        if (groups.by().get() == Grouping.NONE) {
            return List.of(new CardWall.Section<>("", rows));
        }
        Map<String, List<Row<HostRow>>> byGroup = rows.stream().collect(Collectors.groupingBy(row -> groups.nameOf(row.value())));
        return groups.of(rows.stream().map(Row::value).toList()).stream()
                .map(group -> new CardWall.Section<>(GroupBar.said(group, words), byGroup.getOrDefault(group.name(), List.of())))
                .toList();
    }

    private Node grouping() {
        ChoiceBox<Grouping> box = new ChoiceBox<>();
        Form.choices(box, List.of(Grouping.values()), by -> words.now("group.by." + by.code()));
        around.language().localeProperty().addListener(_ -> {
            Grouping chosen = groups.by().get();
            box.getItems().setAll(Grouping.values());
            box.setValue(chosen);
        });
        box.setValue(Grouping.NONE);
        box.accessibleTextProperty().bind(words.say("group.by"));
        box.setPrefWidth(176); // the longest of all languages: it must not jump when one is chosen
        box.setMinWidth(176);
        box.valueProperty().addListener((_, _, next) -> {
            if (next != null) {
                groups.by().set(next);
            }
        });
        return box;
    }

    /** The chips are told by what is there, filtered or not, but not by what is folded. */
    private Node groupBar() {
        GroupBar bar = new GroupBar(around, groups);
        Runnable show = () -> {
            Predicate<HostRow> wanted = model.wanted().getValue();
            bar.show(groups.of(model.rows().list().stream().map(Row::value).filter(wanted).toList()));
        };
        model.rows().list().addListener((ListChangeListener<Row<HostRow>>) _ -> {
            if (groups.by().get() != Grouping.NONE) {
                show.run();
            }
        });
        groups.by().addListener(_ -> show.run());
        groups.folded().addListener(_ -> show.run());
        model.wanted().addListener(_ -> show.run());
        return bar;
    }

    private RowTable<HostRow> table() {
        HostTable built = HostTable.of(around, model, groups);
        RowTable<HostRow> rows = built.table();
        rows.setPlaceholder(new EmptyState(
                Feather.SERVER,
                words.say("empty.title"),
                words.say("empty.teaching"),
                Controls.primary(Controls.button(words.say("add"), Feather.PLUS, this::add)),
                Controls.button(words.say("import"), Feather.DOWNLOAD, this::importHosts)));
        rows.onLead(model.selected()::set);
        return rows;
    }

    /** Asks for a new host. */
    public void add() {
        new HostDialog(around, new HostFormModel(deeds, new Purpose.Add())).show();
    }

    /** Offers the hosts of an ssh_config to be taken over. */
    public void importHosts() {
        new ImportDialog(around, new ImportModel(deeds)).show();
    }

    @Override
    public Stream<Found> findable() {
        return Stream.concat(
                Stream.of(
                        Found.action("action/host.add", Feather.PLUS, words.text("add"), this::add),
                        Found.action("action/host.import", Feather.DOWNLOAD, words.text("import"), this::importHosts)),
                model.rows().list().stream().map(row -> found(row.value())));
    }

    private Found found(HostRow row) {
        return new Found(
                "host/" + row.name(),
                Feather.SERVER,
                Text.literal(row.name().value()),
                words.text("found", row.address().isEmpty() ? row.system() : row.address()),
                () -> {
                    model.uncover(row.host());
                    groups.unfold(row);
                    table.reveal(r -> r.name().equals(row.name()));
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
