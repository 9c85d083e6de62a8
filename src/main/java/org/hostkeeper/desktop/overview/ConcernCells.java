package org.hostkeeper.desktop.overview;

import java.util.Set;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.attention.Remedy;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Surroundings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done about a concern: as buttons in the table, and where each of them leads. */
final class ConcernCells {
    private ConcernCells() {}

    /** What can be done about it. */
    static final class Remedies extends TableCell<Row<ConcernRow>, ConcernRow> {
        private final Surroundings around;
        private final BiConsumer<Concern, Remedy> act;

        Remedies(Surroundings around, BiConsumer<Concern, Remedy> act) {
            this.around = around;
            this.act = act;
        }

        @Override
        protected void updateItem(@Nullable ConcernRow item, boolean empty) {
            ConcernRow before = getItem();
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
            } else if (before == null || getGraphic() == null || !before.key().equals(item.key())) {
                HBox buttons = new HBox();
                buttons.getStyleClass().add("remedies");
                item.concern().remedies().forEach(remedy -> buttons.getChildren().add(button(item.concern(), remedy)));
                setGraphic(buttons);
            }
        }

        private Button button(Concern concern, Remedy remedy) {
            Button button = Controls.button(
                    around.words("desktop.overview").say("remedy." + remedy.code()), () -> act.accept(concern, remedy));
            button.setGraphic(new FontIcon(icon(remedy)));
            button.getStyleClass().add("remedy");
            return button;
        }
    }

    static Feather icon(Remedy remedy) {
        return switch (remedy) {
            case SHOW_WHY -> Feather.HELP_CIRCLE;
            case RESTART -> Feather.ROTATE_CW;
            case SHOW_VM -> Feather.MONITOR;
            case FINISH -> Feather.PLAY;
            case UNDO -> Feather.CORNER_UP_LEFT;
            case TRY_AGAIN -> Feather.REFRESH_CW;
            case SHOW_HOST -> Feather.SERVER;
        };
    }

    /** Does what a remedy says. */
    static void act(Concern concern, Remedy remedy, OverviewDeeds deeds) {
        switch (remedy) {
            case SHOW_WHY -> deeds.showUnit(concern.host(), concern.thing());
            case RESTART -> deeds.restart(concern.host(), concern.thing());
            case SHOW_VM -> deeds.showVm(concern.host(), concern.thing());
            case FINISH -> deeds.finish(concern.thing());
            case UNDO -> deeds.undo(concern.thing());
            case TRY_AGAIN -> deeds.refresh(Set.of(concern.host()));
            case SHOW_HOST -> deeds.showHost(concern.host());
        }
    }
}
