package org.hostkeeper.desktop.log;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogRequest;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The followed logs below a table: many units of many hosts by time, with pause and filter. */
public final class LogPane extends BorderPane {
    /** A unit on a host. */
    public record Source(HostName host, String unit) {}

    private static final int PAST = 200;

    private final LogModel model;
    private final Words words;
    private final ObjectProperty<Text> title = new SimpleObjectProperty<>(Text.literal(""));
    private Runnable close = () -> {};

    public LogPane(Surroundings around, LogModel model) {
        this.model = model;
        this.words = around.words("desktop.log");
        getStylesheets().add(Look.sheet(LogPane.class, "log.css"));
        getStyleClass().add("log-pane");
        ListView<LogRow> list = new ListView<>(model.shown());
        list.setFixedCellSize(20);
        list.setCellFactory(_ -> new LogCell(around.language()));
        list.accessibleTextProperty().bind(words.say("title"));
        list.setPlaceholder(Controls.label(words.say("nothing"), "quiet"));
        model.shown().addListener((javafx.collections.ListChangeListener<LogRow>) _ -> {
            if (!model.paused().get()) {
                list.scrollTo(model.shown().size() - 1);
            }
        });
        setTop(head(around));
        setCenter(list);
    }

    /** Follows these, with a little of their past. */
    public void follow(List<Source> sources) {
        title.set(
                sources.size() == 1
                        ? words.text("of-one", sources.getFirst().unit(), sources.getFirst().host().value())
                        : words.text("of-many", sources.size()));
        model.follow(new LogRequest(
                sources.stream()
                        .collect(Collectors.groupingBy(
                                Source::host, TreeMap::new, Collectors.mapping(Source::unit, Collectors.toList()))),
                PAST,
                Optional.empty()));
    }

    /** What happens when the person closes it, besides that following ends. */
    public void onClose(Runnable action) {
        close = action;
    }

    private HBox head(Surroundings around) {
        Label named = Controls.label(around.language().say(title), "section-title");
        TextField filter = new TextField();
        filter.textProperty().bindBidirectional(model.filter());
        filter.promptTextProperty().bind(words.say("filter"));
        filter.accessibleTextProperty().bind(words.say("filter"));
        ToggleButton pause = new ToggleButton();
        pause.setMnemonicParsing(false);
        pause.setGraphic(new FontIcon(Feather.PAUSE));
        pause.textProperty().bind(words.say("pause"));
        pause.accessibleTextProperty().bind(words.say("pause"));
        pause.setMinWidth(USE_PREF_SIZE);
        pause.selectedProperty().bindBidirectional(model.paused());
        HBox head = new HBox(
                named,
                Controls.spring(),
                filter,
                pause,
                Controls.iconButton(words.say("close"), Feather.X, () -> {
                    model.close();
                    close.run();
                }));
        head.getStyleClass().add("log-head");
        return head;
    }
}
