package org.hostkeeper.desktop.job;

import java.util.Comparator;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;

/** The drawer at the bottom: each piece of long work with its progress, the newest on top. */
public final class JobsDrawer extends BorderPane {
    public JobsDrawer(Surroundings around, JobsModel model) {
        Words words = around.words("desktop.job");
        getStylesheets().add(Look.sheet(JobsDrawer.class, "job.css"));
        getStyleClass().add("jobs-drawer");
        HBox head = new HBox(
                Controls.label(words.say("title"), "section-title"),
                Controls.spring(),
                Controls.iconButton(words.say("clear"), Feather.TRASH_2, model::clearEnded),
                Controls.iconButton(words.say("hide"), Feather.CHEVRON_DOWN, () -> model.open().set(false)));
        head.getStyleClass().add("jobs-head");
        setTop(head);
        setCenter(list(around, model, words));
        Controls.shownWhile(this, model.open());
    }

    private static ListView<Row<JobRow>> list(Surroundings around, JobsModel model, Words words) {
        Comparator<Row<JobRow>> newest = Comparator.comparing(row -> row.value().job().started());
        ListView<Row<JobRow>> list = new ListView<>(new SortedList<>(model.rows(), newest.reversed()));
        list.setCellFactory(_ -> new JobCell(around, model));
        list.accessibleTextProperty().bind(words.say("title"));
        list.setPlaceholder(Controls.label(words.say("none"), "quiet"));
        return list;
    }
}
