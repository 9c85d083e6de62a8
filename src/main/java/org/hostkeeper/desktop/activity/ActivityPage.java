package org.hostkeeper.desktop.activity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.FilterRow;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.PlanId;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The Activity page: interrupted plans on top, then every change with its result; the selected one step by step. */
public final class ActivityPage implements Page {
    /** By this the window is told to open the page. */
    public static final String NOUN = "activity";

    private final Surroundings around;
    private final ActivityModel model;
    private final ActivityDeeds deeds;
    private final PlanDesk desk;
    private final Words words;
    private final FilterRow filter;
    private final BorderPane view = new BorderPane();

    public ActivityPage(Surroundings around, ActivityModel model, ActivityDeeds deeds, PlanDesk desk) {
        this.around = around;
        this.model = model;
        this.deeds = deeds;
        this.desk = desk;
        this.words = around.words("desktop.activity");
        RowTable<ActivityRow> table = table();
        this.filter = new FilterRow(around, model.filter(), table);
        view.getStylesheets().add(Look.sheet(ActivityPage.class, "activity.css"));
        view.getStyleClass().add("page");
        HBox head = new HBox(Controls.label(words.say("title"), "page-title"));
        head.getStyleClass().add("page-head");
        view.setTop(new VBox(head, new OpenPlansPane(around, model, deeds), filter));
        view.setCenter(table);
        ActivityDetail detail = new ActivityDetail(around, model, this::undo);
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
        rows.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, next) -> model.selected().set(Optional.ofNullable(next)));
        return rows;
    }

    /** Shows what taking it back would do. */
    private void undo(ActivityRow row) {
        Map<HostName, PlanId> plan = new TreeMap<>();
        plan.put(row.host(), row.id());
        desk.preview(desk.undoing(row.title(), plan));
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
        return Feather.ACTIVITY;
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
    public boolean needsHosts() {
        return false;
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
