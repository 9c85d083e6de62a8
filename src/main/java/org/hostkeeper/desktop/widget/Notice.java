package org.hostkeeper.desktop.widget;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A sentence that must not be overlooked, with its icon, on coloured ground. */
public final class Notice extends HBox {
    private Notice(Feather icon, String style, ObservableValue<String> words) {
        getStyleClass().add(style);
        Label sentence = Controls.paragraph(words);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(icon), sentence);
    }

    public static Notice problem(ObservableValue<String> words) {
        return new Notice(Feather.X_OCTAGON, "problem-box", words);
    }

    public static Notice warning(ObservableValue<String> words) {
        return new Notice(Feather.ALERT_TRIANGLE, "warning-box", words);
    }
}
