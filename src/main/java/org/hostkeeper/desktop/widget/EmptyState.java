package org.hostkeeper.desktop.widget;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where there are no rows: what the page would show, and the action that fills it. */
public final class EmptyState extends VBox {
    public EmptyState(Ikon icon, ObservableValue<String> title, ObservableValue<String> teaching, Node... actions) {
        getStyleClass().add("empty-state");
        Label explained = Controls.paragraph(teaching, "quiet");
        explained.setMaxWidth(460);
        getChildren().addAll(new FontIcon(icon), Controls.label(title, "card-title"), explained);
        getChildren().addAll(actions);
    }
}
