package org.hostkeeper.desktop.plan;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.jspecify.annotations.Nullable;

/** A host at the left of the plan dialog: its tick box, its name, how far it is. */
final class HostCell extends ListCell<HostEntry> {
    private final PlanModel model;
    private final CheckBox tick = new CheckBox();
    private final Label name = new Label();
    private final StateChip chip;
    private final HBox row;
    private final ChangeListener<Phase> changes = (_, _, next) -> show(next);
    private @Nullable HostEntry entry;
    private @Nullable BooleanProperty bound;

    HostCell(Surroundings around, PlanModel model) {
        this.model = model;
        this.chip = new StateChip(around.language());
        chip.getStyleClass().add("small");
        name.getStyleClass().add("strong");
        VBox words = new VBox(name, chip);
        row = new HBox(tick, words, Controls.spring());
        row.getStyleClass().add("plan-host");
        words.setMinWidth(0);
        setPrefWidth(0); // as wide as the list: what a step is called may be long
        model.stage().addListener((_, _, _) -> lock());
    }

    @Override
    protected void updateItem(@Nullable HostEntry item, boolean empty) {
        super.updateItem(item, empty);
        release();
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        entry = item;
        bound = item.ticked();
        tick.selectedProperty().bindBidirectional(item.ticked());
        tick.setAccessibleText(item.host().value());
        name.setText(item.host().value());
        item.phase().addListener(changes);
        show(item.phase().get());
        setGraphic(row);
    }

    private void release() {
        if (bound != null) {
            tick.selectedProperty().unbindBidirectional(bound);
            bound = null;
        }
        if (entry != null) {
            entry.phase().removeListener(changes);
            entry = null;
        }
    }

    private void show(Phase phase) {
        chip.show(phase.state());
        lock();
    }

    /** Once it runs, and where there is nothing to apply, ticking means nothing any more. */
    private void lock() {
        boolean open = model.stage().get().compareTo(PlanModel.Stage.PREVIEW) <= 0
                && entry != null
                && !(entry.phase().get() instanceof Phase.Impossible)
                && !(entry.phase().get() instanceof Phase.Outdated);
        tick.setDisable(!open);
    }
}
