package org.hostkeeper.desktop.widget;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** The top of a page: its title, and at the right what can be done there. */
public final class PageHead extends HBox {
    public PageHead(ObservableValue<String> title, Node... atRight) {
        super(Controls.label(title, "page-title"), Controls.spring());
        getChildren().addAll(atRight);
        getStyleClass().add("page-head");
    }

    /** Puts something right beside the title. */
    public PageHead beside(Node node) {
        getChildren().add(1, node);
        return this;
    }
}
