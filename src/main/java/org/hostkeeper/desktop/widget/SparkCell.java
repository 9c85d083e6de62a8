package org.hostkeeper.desktop.widget;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A day as a line with its newest value beside it, in a table; the nodes stay while rows pass through. */
public final class SparkCell<R> extends TableCell<R, Trace> {
    private static final double PADDING = 18;

    private final Surroundings around;
    private final Sparkline line;
    private final Label newest = new Label();
    private final HBox content;

    public SparkCell(Surroundings around) {
        this.around = around;
        this.line = new Sparkline(around, 60, 22);
        line.setMinWidth(0); // in a narrow column the line gives way, never the value
        HBox.setHgrow(line, Priority.ALWAYS);
        newest.setMinWidth(Label.USE_PREF_SIZE);
        newest.setPrefWidth(44);
        newest.setAlignment(Pos.CENTER_RIGHT);
        newest.getStyleClass().add("number");
        content = new HBox(6, line, newest);
        content.setAlignment(Pos.CENTER_LEFT);
        content.prefWidthProperty().bind(widthProperty().subtract(PADDING));
    }

    @Override
    protected void updateItem(@Nullable Trace item, boolean empty) {
        super.updateItem(item, empty);
        newest.textProperty().unbind();
        accessibleTextProperty().unbind();
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        line.show(item);
        if (Double.isNaN(item.newest())) {
            newest.setText("–");
        } else {
            newest.textProperty().bind(around.language().say(item.written().apply(item.newest())));
        }
        accessibleTextProperty().bind(around.language().say(item.said()));
        setGraphic(content);
    }
}
