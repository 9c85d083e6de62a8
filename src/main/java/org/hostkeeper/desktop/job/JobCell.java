package org.hostkeeper.desktop.job;

import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.desktop.words.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A row of the drawer: state, title, what it does now, a bar, and Stop or Show. */
final class JobCell extends ListCell<Row<JobRow>> {
    private final Language language;
    private final JobsModel model;
    private final StateChip chip;
    private final Label title = new Label();
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button show;
    private final Button stop;
    private final HBox line;
    private final ChangeListener<JobRow> changes = (_, _, next) -> fill(next);
    private @Nullable Row<JobRow> row;

    JobCell(Surroundings around, JobsModel model) {
        this.language = around.language();
        this.model = model;
        this.chip = new StateChip(language);
        Words own = around.words("desktop.job");
        this.show = Controls.button(own.say("show"), Feather.MAXIMIZE_2, this::open);
        this.stop = Controls.button(own.say("stop"), Feather.STOP_CIRCLE, this::cancel);
        title.getStyleClass().add("strong");
        words.getStyleClass().add("quiet");
        bar.accessibleTextProperty().bind(title.textProperty());
        line = new HBox(chip, title, words, Controls.spring(), bar, show, stop);
        line.getStyleClass().add("job");
    }

    @Override
    protected void updateItem(@Nullable Row<JobRow> item, boolean empty) {
        super.updateItem(item, empty);
        if (row != null) {
            row.property().removeListener(changes);
        }
        row = item;
        if (empty || item == null) {
            setGraphic(null);
        } else {
            item.property().addListener(changes);
            fill(item.value());
            setGraphic(line);
        }
    }

    private void fill(JobRow job) {
        chip.show(job.state());
        title.textProperty().bind(language.say(job.title()));
        words.textProperty().bind(language.say(job.words()));
        bar.setProgress(job.fraction());
        shown(bar, job.running());
        shown(stop, job.running());
        shown(show, model.window(job.job()).isPresent());
    }

    private void open() {
        if (row != null) {
            model.window(row.value().job()).ifPresent(Runnable::run);
        }
    }

    private void cancel() {
        if (row != null) {
            row.value().job().cancel();
        }
    }

    private static void shown(javafx.scene.Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
