package org.hostkeeper.desktop.module;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.module.logs.LogLine;

/** Some lines of a journal, whole and wrapped, loud where the priority is. */
final class LogLines extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int ERROR = 3;
    private static final int WARNING = 4;

    LogLines(List<LogLine> lines) {
        getStyleClass().add("code");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleText(lines.stream().map(LogLine::message).map(Plain::lines).collect(Collectors.joining("\n")));
        lines.forEach(line -> getChildren().add(label(line)));
    }

    private static Label label(LogLine line) {
        Label label = new Label(TIME.format(line.at()) + "  " + Plain.lines(line.message()));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll("line", loudness(line.priority()));
        return label;
    }

    private static String loudness(int priority) {
        return priority <= ERROR ? "state-failed" : priority == WARNING ? "state-attention" : "same";
    }
}
