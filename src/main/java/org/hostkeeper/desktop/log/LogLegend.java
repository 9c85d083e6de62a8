package org.hostkeeper.desktop.log;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Rectangle;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;

/** Which colour is which host; a press hides the host's lines or shows them again. */
final class LogLegend extends FlowPane {
    private final LogModel model;
    private final LogLook look;
    private final Words words;

    LogLegend(LogModel model, LogLook look, Words words) {
        this.model = model;
        this.look = look;
        this.words = words;
        getStyleClass().add("log-legend");
        accessibleTextProperty().bind(words.say("legend"));
        model.hosts().addListener(_ -> fill());
        words.language().localeProperty().addListener(_ -> fill());
        fill();
    }

    private void fill() {
        getChildren().setAll(model.hosts().get().stream().map(this::entry).toList());
        setVisible(model.hosts().get().size() > 1);
        setManaged(isVisible());
    }

    private ToggleButton entry(HostName host) {
        Rectangle colour = new Rectangle(10, 10);
        colour.getStyleClass().addAll("log-swatch", look.colour(host));
        ToggleButton entry = new ToggleButton(host.value(), colour);
        entry.setMnemonicParsing(false);
        entry.getStyleClass().add("chip");
        entry.setMinWidth(USE_PREF_SIZE);
        entry.setAccessibleText(words.now("legend.host", host.value()));
        entry.setSelected(!model.filter().hidden().get().contains(host));
        entry.selectedProperty().addListener((_, _, now) -> model.filter().show(host, now));
        return entry;
    }
}
