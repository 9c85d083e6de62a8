package org.hostkeeper.desktop.activity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.frame.Found;
import org.hostkeeper.desktop.frame.PlacedPage;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.FilterRow;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.PageHead;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.PlanId;
import org.kordamp.ikonli.feather.Feather;

/** The Activity page: interrupted and saved plans on top, then every change with its result; the selected one in full. */
public final class ActivityPage extends PlacedPage {
    /** By this the window is told to open the page. */
    public static final String NOUN = "activity";

    /** Where it stands, whether it is built yet or not. */
    public static final Place PLACE = new Place(NOUN, "desktop.activity", Feather.ACTIVITY, false);

    private static final int RECENT = 50;

    private final Surroundings around;
    private final ActivityModel model;
    private final ActivityDeeds deeds;
    private final PlanDesk desk;
    private final Words words;
    private final RowTable<ActivityRow> table;
    private final FilterRow filter;
    private final BorderPane view = new BorderPane();

    public ActivityPage(Surroundings around, ActivityModel model, ActivityDeeds deeds, PlanDesk desk) {
        super(around, PLACE, model.badge());
        this.around = around;
        this.model = model;
        this.deeds = deeds;
        this.desk = desk;
        this.words = around.words("desktop.activity");
        this.table = table();
        this.filter = filter();
        view.getStylesheets().add(Look.sheet(ActivityPage.class, "activity.css"));
        view.getStyleClass().add("page");
        PageHead head = new PageHead(words.say("title"), exportAll());
        view.setTop(new VBox(
                head,
                new OpenPlansPane(around, model, deeds),
                new SavedPlansPane(around, model, deeds, desk),
                filter,
                new ActivityFilters(around, model)));
        view.setCenter(table);
        view.setBottom(new JournalLine(around, model, deeds));
        ActivityDetail detail = new ActivityDetail(around, model, new Doing());
        model.selected().addListener((_, _, next) -> view.setRight(next.isPresent() ? detail.view() : null));
    }

    private RowTable<ActivityRow> table() {
        RowTable<ActivityRow> rows = new RowTable<>(around, words, model.rows(), "title");
        var what = rows.words("what", 340, ActivityRow::title);
        what.getStyleClass().add("name");
        rows.text("host", 120, row -> row.host().value());
        rows.state("state", 170, ActivityRow::state);
        var when = rows.age("when", 120, row -> Optional.of(row.at()));
        var who = rows.text("who", 180, ActivityRow::console);
        rows.dispensable(who);
        when.setSortType(TableColumn.SortType.DESCENDING);
        rows.filterBy(model.wanted());
        rows.setPlaceholder(new EmptyState(Feather.ACTIVITY, words.say("empty.title"), words.say("empty.teaching")));
        rows.sortFirstBy(when);
        rows.remember("activity");
        rows.onLead(model.selected()::set);
        return rows;
    }

    private FilterRow filter() {
        FilterRow row = new FilterRow(around, model.text(), table);
        row.offer(Controls.button(words.say("undo"), Feather.CORNER_UP_LEFT, () -> undo(table.chosen())));
        row.offer(Controls.button(words.say("export"), Feather.DOWNLOAD, () -> new Doing().export(table.chosen())));
        return row;
    }

    private Node exportAll() {
        return Controls.button(
                words.say("export.shown"),
                Feather.DOWNLOAD,
                () -> new Doing().export(table.getItems().stream().map(Row::value).toList()));
    }

    /** The newest of each host first; when those are taken back, the next. What cannot be taken back is left out. */
    private void undo(List<ActivityRow> chosen) {
        List<ActivityRow> rest = new ArrayList<>(chosen.stream()
                .filter(ActivityRow::undoable)
                .sorted(Comparator.comparing(ActivityRow::at).reversed())
                .toList());
        if (rest.isEmpty()) {
            return;
        }
        Map<HostName, PlanId> plans = new TreeMap<>();
        List<ActivityRow> now = new ArrayList<>();
        for (ActivityRow row : rest) {
            if (plans.putIfAbsent(row.host(), row.id()) == null) {
                now.add(row);
            }
        }
        rest.removeAll(now);
        desk.preview(
                desk.undoing(
                        now.size() == 1 ? now.getFirst().title() : words.text("undo.many", now.size()), plans),
                () -> undo(rest));
    }

    /** What the detail offers. */
    private final class Doing implements ActivityDetail.Actions {
        @Override
        public void undo(ActivityRow row) {
            ActivityPage.this.undo(List.of(row));
        }

        @Override
        public void redo(ActivityRow row) {
            new RedoDialog(around, row, deeds, desk::preview).show();
        }

        @Override
        public void export(List<ActivityRow> rows) {
            if (!rows.isEmpty()) {
                new ExportDialog(around, rows, deeds).show();
            }
        }
    }

    @Override
    public Node view() {
        return view;
    }

    /** The changes that happened last; only so many that others are found beside them. */
    @Override
    public Stream<Found> findable() {
        return model.rows().list().stream()
                .map(Row::value)
                .sorted(Comparator.comparing(ActivityRow::at).reversed())
                .limit(RECENT)
                .map(row -> new Found(
                        "change/" + row.id(),
                        Feather.ACTIVITY,
                        row.title(),
                        words.text("found", row.host().value(), row.id().value()),
                        () -> show(row)));
    }

    private void show(ActivityRow row) {
        model.text().set("");
        table.getItems().stream().filter(r -> r.value().id().equals(row.id())).findFirst().ifPresent(found -> {
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(found);
            table.scrollTo(found);
        });
    }

    @Override
    public void refresh() {
        deeds.refresh();
    }

    @Override
    public void focusFilter() {
        filter.focus();
    }
}
