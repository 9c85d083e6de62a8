package org.hostkeeper.desktop.widget;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Makes the small parts of which views consist, each with its words bound, its accessible text set and room enough for
 * its words in every language. An underscore in a name is a letter here, never a mnemonic.
 */
public final class Controls {
    private Controls() {}

    public static Label label(ObservableValue<String> words, String... styles) {
        Label label = new Label();
        label.textProperty().bind(words);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Wraps over as many lines as it needs. */
    public static Label paragraph(ObservableValue<String> words, String... styles) {
        Label label = label(words, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A plain value that is the same in each language. */
    public static Label value(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static Button button(ObservableValue<String> words, Ikon icon, Runnable action) {
        Button button = button(words, action);
        button.setGraphic(new FontIcon(icon));
        return button;
    }

    public static Button button(ObservableValue<String> words, Runnable action) {
        Button button = new Button();
        button.setMnemonicParsing(false);
        button.textProperty().bind(words);
        button.accessibleTextProperty().bind(words);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** The one main action of a page or dialog. */
    public static Button primary(Button button) {
        button.getStyleClass().add("accent");
        return button;
    }

    /** A button whose icon says enough; its words are in the tooltip and for who cannot see it. */
    public static Button iconButton(ObservableValue<String> words, Ikon icon, Runnable action) {
        Button button = new Button();
        button.setMnemonicParsing(false);
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon-only");
        button.accessibleTextProperty().bind(words);
        button.setTooltip(tooltip(words));
        button.setOnAction(_ -> action.run());
        return button;
    }

    public static Tooltip tooltip(ObservableValue<String> words) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(words);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
        return tooltip;
    }

    /** Takes what room is left in a row. */
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** Is there and takes room only while it should. */
    public static <N extends Node> N shownWhile(N node, ObservableValue<Boolean> wanted) {
        node.visibleProperty().bind(wanted);
        node.managedProperty().bind(wanted);
        return node;
    }
}
