package org.hostkeeper.desktop.frame;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.words.Language;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of the palette: icon, title, and at the right what it is. */
final class FoundCell extends ListCell<Found> {
    private final Language language;
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label what = new Label();
    private final HBox line = new HBox(icon, title, Controls.spring(), what);

    FoundCell(Language language) {
        this.language = language;
        line.getStyleClass().add("found");
        title.setMaxWidth(360);
        what.getStyleClass().addAll("small", "quiet");
        what.setMinWidth(Label.USE_PREF_SIZE);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable Found found, boolean empty) {
        super.updateItem(found, empty);
        if (empty || found == null) {
            setGraphic(null);
            setAccessibleText("");
        } else {
            icon.setIconCode(found.icon());
            title.setText(Plain.oneLine(language.now(found.title())));
            what.setText(Plain.oneLine(language.now(found.what())));
            setAccessibleText(title.getText() + ", " + what.getText());
            setGraphic(line);
        }
    }
}
