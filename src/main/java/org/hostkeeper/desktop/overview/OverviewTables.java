package org.hostkeeper.desktop.overview;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.MarkCell;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.SparkCell;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.widget.Trace;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** The three tables of the Overview, each a part of one page and none longer than what is in scope. */
record OverviewTables(Surroundings around, Words words, OverviewModel model, OverviewDeeds deeds) {
    RowTable<ConcernRow> concerns() {
        RowTable<ConcernRow> rows = new RowTable<>(around, words, model.concerns(), "concerns");
        var what = rows.drawn("what", 280, row -> row, () -> new MarkCell<>(around, ConcernRow::state));
        rows.text("host", 110, row -> row.host().name().value());
        rows.age("since", 104, ConcernRow::since);
        var actions = rows.drawn(
                "actions",
                306,
                row -> row,
                () -> new ConcernCells.Remedies(around, (c, remedy) -> ConcernCells.act(c, remedy, deeds)));
        actions.setSortable(false);
        actions.setMinWidth(306);
        actions.setMaxWidth(306);
        var why = rows.words("why", 230, ConcernRow::why); // the last one gets the room that is left
        rows.dispensable(why);
        rows.filterBy(model.wantedConcerns());
        rows.setPlaceholder(calm());
        rows.sortFirstBy(what);
        rows.remember("overview.concerns");
        return rows;
    }

    RowTable<HealthRow> health() {
        RowTable<HealthRow> rows = new RowTable<>(around, words, model.health(), "health");
        var host = rows.name("host", 116, row -> row.name().value());
        var state = rows.drawn("state", 190, HealthRow::state, () -> new MarkCell<>(around, s -> s));
        rows.drawn("load", 128, row -> Trace.ofLoad(row.past().load(), now()), () -> new SparkCell<>(around));
        rows.drawn("memory", 128, row -> Trace.ofUse(row.past().memory(), now()), () -> new SparkCell<>(around));
        rows.drawn("disk", 128, row -> Trace.ofUse(row.past().disk(), now()), () -> new SparkCell<>(around));
        rows.filterBy(model.wantedHealth());
        rows.setPlaceholder(new javafx.scene.control.Label());
        rows.sortFirstBy(state, host);
        rows.setPrefHeight(100);
        rows.onOpen(row -> deeds.showHost(row.name()));
        rows.remember("overview.health");
        return rows;
    }

    RowTable<ChangeRow> changes() {
        RowTable<ChangeRow> rows = new RowTable<>(around, words, model.changes(), "changes");
        rows.drawn("change", 200, ChangeRow::state, () -> new MarkCell<>(around, s -> s));
        rows.text("host", 96, row -> row.host().value());
        var when = rows.age("when", 100, row -> Optional.of(row.at()));
        var by = rows.text("by", 110, ChangeRow::by);
        rows.dispensable(by);
        when.setSortType(TableColumn.SortType.DESCENDING);
        rows.filterBy(model.wantedChanges());
        rows.setPlaceholder(new EmptyState(Feather.CLOCK, words.say("changes.none"), words.say("changes.teaching")));
        rows.sortFirstBy(when);
        rows.setPrefHeight(100);
        rows.onOpen(row -> open(row.leads()));
        rows.remember("overview.changes");
        return rows;
    }

    private void open(ChangeRow.Leads leads) {
        switch (leads) {
            case ChangeRow.Leads.ToHost(var host) -> deeds.showHost(host);
            case ChangeRow.Leads.ToUnit(var host, var unit) -> deeds.showUnit(host, unit);
            case ChangeRow.Leads.ToPlan(var plan) -> deeds.showPlan(plan);
        }
    }

    /** That nothing needs anyone is said only when all were read; before that, how far it has come. */
    private Node calm() {
        ObservableValue<String> title = around.language()
                .say(model.calm().map(c -> words.text(c.isSure() ? "calm.title" : "calm.reading")));
        ObservableValue<String> sentence = Bindings.createStringBinding(
                () -> around.language().now(sentence(model.calm().get())),
                model.calm(),
                around.now().property(),
                around.language().localeProperty());
        return new EmptyState(Feather.CHECK_CIRCLE, title, sentence);
    }

    private Text sentence(Calm calm) {
        return calm.isSure()
                ? words.text("calm.sentence", calm.hosts(), Ages.since(calm.oldest().orElseThrow(), now()))
                : words.text("calm.so-far", calm.connected(), calm.hosts());
    }

    private Instant now() {
        return around.now().instant();
    }
}
