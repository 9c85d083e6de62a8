package org.hostkeeper.desktop.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Sparkline;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.widget.Trace;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.facts.Past;
import org.hostkeeper.host.HostName;

/**
 * How a host was over the last day: load, memory and disk as lines that can be walked along with the arrow keys. One node
 * for all hosts, so that where the keyboard is survives a refresh.
 */
final class LastDay extends VBox {
    private final Surroundings around;
    private final HostDeeds deeds;
    private final GridPane lines = new GridPane();
    private final Line load;
    private final Line memory;
    private final Line disk;
    private Optional<HostName> shown = Optional.empty();
    private Optional<Instant> seen = Optional.empty();

    /** One of the lines, with what is written of its newest value. */
    private record Line(Sparkline drawn, Label newest, Function<Past, Trace> trace) {}

    LastDay(Surroundings around, HostDeeds deeds) {
        this.around = around;
        this.deeds = deeds;
        Words words = around.words("desktop.host");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(108);
        ColumnConstraints drawn = new ColumnConstraints();
        drawn.setHgrow(Priority.ALWAYS);
        lines.getColumnConstraints().addAll(names, drawn);
        lines.getStyleClass().add("facts");
        this.load = line(words, "column.load", past -> Trace.ofLoad(past.load(), now()));
        this.memory = line(words, "column.memory", past -> Trace.ofUse(past.memory(), now()));
        this.disk = line(words, "column.disk", past -> Trace.ofUse(past.disk(), now()));
        HBox head = new HBox(
                Controls.label(words.say("detail.last-day"), "section-title"),
                Controls.spring(),
                Sparkline.legend(around.language()));
        getChildren().addAll(head, lines);
        setSpacing(8);
    }

    /** The node, about this host now; what it shows follows as soon as the history is read. */
    Node of(HostRow row) {
        boolean other = !shown.equals(Optional.of(row.name()));
        if (other) {
            fill(Past.NONE);
        }
        if (other || !seen.equals(row.seen())) {
            shown = Optional.of(row.name());
            seen = row.seen();
            deeds.past(row.name(), past -> {
                if (shown.equals(Optional.of(row.name()))) {
                    fill(past);
                }
            });
        }
        return this;
    }

    private void fill(Past past) {
        for (Line line : List.of(load, memory, disk)) {
            Trace trace = line.trace().apply(past);
            line.drawn().show(trace);
            line.newest().textProperty().unbind();
            if (Double.isNaN(trace.newest())) {
                line.newest().setText("–");
            } else {
                line.newest().textProperty().bind(around.language().say(trace.written().apply(trace.newest())));
            }
        }
    }

    private Line line(Words words, String key, Function<Past, Trace> trace) {
        Sparkline drawn = new Sparkline(around, 120, 28).walkable();
        Label newest = new Label("–");
        newest.setMinWidth(44);
        lines.addRow(lines.getRowCount(), Controls.label(words.say(key), "quiet"), drawn, newest);
        return new Line(drawn, newest, trace);
    }

    private Instant now() {
        return around.now().instant();
    }
}
