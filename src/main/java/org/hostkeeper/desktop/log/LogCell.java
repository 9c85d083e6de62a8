package org.hostkeeper.desktop.log;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.words.Language;
import org.jspecify.annotations.Nullable;

/** One line: time, host in its colour, unit, level, and what was said, with what is looked for marked. */
final class LogCell extends ListCell<LogRow> {
    private final Language language;
    private final LogLook look;
    private final LogSearch search;
    private final Label time = part("log-time");
    private final Label host = part("log-host");
    private final Label unit = part("log-unit");
    private final Label level = part("log-level");
    private final Label message = new Label();
    private final TextFlow marked = new TextFlow();
    private final HBox line = new HBox();

    LogCell(Language language, LogLook look, LogSearch search) {
        this.language = language;
        this.look = look;
        this.search = search;
        line.getStyleClass().add("log-line");
        marked.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(message, Priority.ALWAYS);
        HBox.setHgrow(marked, Priority.ALWAYS);
    }

    @Override
    protected void updateItem(@Nullable LogRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        setPrefWidth(look.wrapped().get() ? 0 : Region.USE_COMPUTED_SIZE);
        message.setWrapText(look.wrapped().get());
        message.setMinHeight(Region.USE_PREF_SIZE);
        time.setText(look.time(item.at()));
        switch (item) {
            case LogRow.Said said -> say(said);
            case LogRow.Told told -> tell(told);
        }
        setGraphic(line);
    }

    /**
     * What wraps is as high as its lines at this width. A cell's own skin measures its content at no width in particular,
     * and the list then places the rows by another height than they take.
     */
    @Override
    protected double computePrefHeight(double width) {
        if (!look.wrapped().get() || isEmpty()) {
            return super.computePrefHeight(width);
        }
        double across = width > 0 ? width : getWidth() > 0 ? getWidth() : getListView().getWidth();
        double lines = line.prefHeight(across - snappedLeftInset() - snappedRightInset());
        return Math.max(super.computePrefHeight(width), snapSizeY(lines) + snappedTopInset() + snappedBottomInset());
    }

    private void say(LogRow.Said said) {
        Level urgent = Level.of(said.priority());
        host.setText(said.host().value());
        host.setMinWidth(look.hostWidth());
        host.getStyleClass().setAll("label", "log-host", look.colour(said.host()));
        unit.setMinWidth(look.unitWidth());
        unit.setText(shortened(Plain.oneLine(said.shortUnit())));
        level.setText(urgent.word());
        level.getStyleClass().setAll("label", "log-level", urgent.style());
        String text = look.wrapped().get() ? Plain.lines(said.message()) : Plain.oneLine(said.message());
        List<LogPattern.Span> spans = search.pattern().get().spans(text);
        if (spans.isEmpty()) {
            message.setText(text);
            message.getStyleClass().setAll("label", "log-message", urgent.style());
            line.getChildren().setAll(time, host, unit, level, message);
        } else {
            mark(text, spans, urgent.style());
            line.getChildren().setAll(time, host, unit, level, marked);
        }
        setAccessibleText(String.join(", ", time.getText(), said.host().value(), said.shortUnit(), urgent.word(), text));
    }

    private void tell(LogRow.Told told) {
        message.setText(Plain.oneLine(language.now(told.words())));
        message.getStyleClass().setAll("label", "log-message", "log-told");
        line.getChildren().setAll(time, message);
        setAccessibleText(time.getText() + ", " + message.getText());
    }

    private void mark(String text, List<LogPattern.Span> spans, String style) {
        marked.getChildren().clear();
        int at = 0;
        for (LogPattern.Span span : spans) {
            marked.getChildren().addAll(plain(text.substring(at, span.from()), style), found(text.substring(span.from(), span.to())));
            at = span.to();
        }
        marked.getChildren().add(plain(text.substring(at), style));
    }

    private static Node plain(String text, String style) {
        Text node = new Text(text);
        node.getStyleClass().addAll("log-text", style);
        return node;
    }

    private static Node found(String text) {
        Label node = new Label(text);
        node.getStyleClass().add("log-found");
        return node;
    }

    /** A long name keeps its beginning and its end, by which it is told from its neighbours. */
    private static String shortened(String name) {
        return name.length() <= LogLook.UNIT ? name : name.substring(0, LogLook.UNIT - 8) + "…" + name.substring(name.length() - 7);
    }

    private static Label part(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
