package org.hostkeeper.desktop.host;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;

/** A line of cards, or the name of a group; its cards are kept and shown again with other hosts. */
final class CardLine extends ListCell<HostCards.Line> {
    private final Surroundings around;
    private final HostCards cards;
    private final Words words;
    private final HBox line = new HBox(8);
    private final Label heading = new Label();
    private final List<HostCard> made = new ArrayList<>();

    CardLine(Surroundings around, HostCards cards) {
        this.around = around;
        this.cards = cards;
        this.words = around.words("desktop.host");
        heading.getStyleClass().add("section-title");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(HostCards.Line item, boolean empty) {
        super.updateItem(item, empty);
        made.forEach(HostCard::leave);
        switch (empty ? null : item) {
            case null -> setGraphic(null);
            case HostCards.Line.Heading(HostGroups.Group group) -> {
                heading.setText(GroupBar.said(group, words));
                setGraphic(heading);
            }
            case HostCards.Line.Cards(List<Row<HostRow>> rows) -> show(rows);
        }
    }

    private void show(List<Row<HostRow>> rows) {
        while (made.size() < rows.size()) {
            made.add(new HostCard(around, cards));
        }
        for (int i = 0; i < rows.size(); i++) {
            made.get(i).show(rows.get(i));
        }
        line.getChildren().setAll(made.subList(0, rows.size()));
        setGraphic(line);
    }
}
