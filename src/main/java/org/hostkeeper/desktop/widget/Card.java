package org.hostkeeper.desktop.widget;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The form of every dialog: title, what it is about, and the buttons, of which the last one does what the title says. */
public final class Card extends BorderPane {
    private final Surroundings around;
    private final VBox body = new VBox();
    private final HBox foot = new HBox();
    private Runnable escape = this::close;

    public Card(Surroundings around, ObservableValue<String> title) {
        this.around = around;
        getStyleClass().add("card");
        setAccessibleRole(AccessibleRole.DIALOG);
        accessibleTextProperty().bind(title);
        body.getStyleClass().add("card-body");
        foot.getStyleClass().add("card-foot");
        HBox head = new HBox(
                Controls.label(title, "card-title"),
                Controls.spring(),
                Controls.iconButton(around.words("desktop.widget").say("close"), Feather.X, () -> escape.run()));
        head.getStyleClass().add("card-head");
        setTop(head);
        setCenter(body);
        setBottom(foot);
    }

    public void body(Node... parts) {
        body.getChildren().setAll(parts);
    }

    public void foot(Node... parts) {
        foot.getChildren().setAll(parts);
    }

    /** What Escape and the cross do, if not just close. */
    public void onEscape(Runnable action) {
        escape = action;
    }

    /** Shows it this wide and as high as it needs. */
    public void show(double width) {
        setPrefWidth(width);
        around.overlay().show(this, () -> escape.run());
    }

    public void show(double width, double height) {
        setPrefHeight(height);
        show(width);
    }

    public void close() {
        around.overlay().close(this);
    }
}
