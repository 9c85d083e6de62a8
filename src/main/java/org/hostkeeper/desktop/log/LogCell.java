package org.hostkeeper.desktop.log;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.words.Language;
import org.jspecify.annotations.Nullable;

/** One line: time, host in its own colour, unit, and what was said; loud where the priority is. */
final class LogCell extends ListCell<LogRow> {
    private static final int COLOURS = 6;
    private static final int ERROR = 3;
    private static final int WARNING = 4;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final Language language;
    private final Label time = part("log-time");
    private final Label host = part("log-host");
    private final Label unit = part("log-unit");
    private final Label message = new Label();
    private final HBox line = new HBox(time, host, unit, message);

    LogCell(Language language) {
        this.language = language;
        line.getStyleClass().add("log-line");
    }

    @Override
    protected void updateItem(@Nullable LogRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        switch (item) {
            case LogRow.Said said -> say(said);
            case LogRow.Told told -> tell(told);
        }
        setGraphic(line);
    }

    private void say(LogRow.Said said) {
        time.setText(TIME.format(said.at()));
        host.setText(said.host().value());
        host.getStyleClass().setAll("label", "log-host", "host-" + Math.floorMod(said.host().hashCode(), COLOURS));
        unit.setText(said.unit().replaceFirst("\\.service$", ""));
        message.setText(said.message());
        message.getStyleClass().setAll("label", "log-message", loudness(said.priority()));
    }

    private void tell(LogRow.Told told) {
        time.setText("");
        host.setText("");
        unit.setText("");
        message.setText(language.now(told.words()));
        message.getStyleClass().setAll("label", "log-message", "log-told");
    }

    private static String loudness(int priority) {
        return priority <= ERROR ? "state-failed" : priority == WARNING ? "state-attention" : "log-quiet";
    }

    private static Label part(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }
}
