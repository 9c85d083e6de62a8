package org.hostkeeper.desktop.widget;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;

/** The right side of a page: all about the selected row. It can be closed, and opens with the next selection. */
public final class DetailPane extends BorderPane {
    private final Label title = new Label();
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private final Runnable close;

    public DetailPane(Surroundings around, Runnable close) {
        this.close = close;
        getStyleClass().add("detail");
        title.getStyleClass().add("card-title");
        body.getStyleClass().add("detail-body");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(
                title,
                Controls.iconButton(new Words(around.language(), "desktop.widget").say("close"), Feather.X, close));
        head.getStyleClass().add("detail-head");
        setTop(head);
        setCenter(scroll);
    }

    /** What the cross does, for who has no mouse at hand. */
    public void close() {
        close.run();
    }

    /** For who begins to read about something else. */
    public void toTop() {
        scroll.setVvalue(0);
    }

    /** Shows this. */
    public void show(ObservableValue<String> name, Node... parts) {
        title.textProperty().bind(name);
        body.getChildren().setAll(parts);
    }
}
