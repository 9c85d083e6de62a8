package org.hostkeeper.desktop.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.widget.KeyedRows.Row;

/** A line of cards, or the name of a group; its cards are kept and shown again with other things. */
final class CardLine<V> extends ListCell<CardWall.Line<V>> {
    private final Supplier<WallCard<V>> making;
    private final HBox line = new HBox(CardWall.GAP);
    private final Label heading = new Label();
    private final List<WallCard<V>> made = new ArrayList<>();

    CardLine(Supplier<WallCard<V>> making) {
        this.making = making;
        heading.getStyleClass().add("section-title");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(CardWall.Line<V> item, boolean empty) {
        super.updateItem(item, empty);
        made.forEach(WallCard::leave);
        switch (empty ? null : item) {
            case null -> setGraphic(null);
            case CardWall.Line.Heading<V>(String words) -> {
                heading.setText(words);
                setGraphic(heading);
            }
            case CardWall.Line.Cards<V>(List<Row<V>> rows) -> show(rows);
        }
    }

    private void show(List<Row<V>> rows) {
        while (made.size() < rows.size()) {
            made.add(making.get());
        }
        for (int i = 0; i < rows.size(); i++) {
            made.get(i).show(rows.get(i));
        }
        line.getChildren().setAll(made.subList(0, rows.size()));
        setGraphic(line);
    }
}
