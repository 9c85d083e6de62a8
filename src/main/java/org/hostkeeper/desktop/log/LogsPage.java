package org.hostkeeper.desktop.log;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.frame.PlacedPage;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.PageHead;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogRequest;
import org.kordamp.ikonli.feather.Feather;

/** The Logs page: the journals of many hosts as one, followed, filtered, searched, and kept in files. */
public final class LogsPage extends PlacedPage {
    /** By this the window is told to open the page. */
    public static final String NOUN = "log";

    /** Where it stands, whether it is built yet or not. */
    public static final Place PLACE = new Place(NOUN, "desktop.log", Feather.ALIGN_LEFT, true);

    private static final int PAST = 500;

    private final Surroundings around;
    private final LogModel model;
    private final SourcesModel sources;
    private final Words words;
    private final LogText text;
    private final LogList list;
    private final LogBar bar;
    private final BorderPane view = new BorderPane();

    public LogsPage(Surroundings around, LogModel model, SourcesModel sources) {
        super(around, PLACE, new ReadOnlyObjectWrapper<>(Badge.NONE));
        this.around = around;
        this.model = model;
        this.sources = sources;
        this.words = around.words("desktop.log");
        this.text = new LogText(around.language(), ZoneId.systemDefault());
        LogSearch search = new LogSearch(model.lines(), model.filter());
        LogLook look = new LogLook(around, model);
        this.list = new LogList(around, model, look, search, text);
        this.bar = new LogBar(around, model, search, look, list, tools());
        list.setPlaceholder(Controls.paragraph(nothing(), "quiet"));
        view.getStylesheets().add(Look.sheet(LogsPage.class, "log.css"));
        view.getStyleClass().addAll("page", "log-page");
        view.setTop(new VBox(head(), whileChosen(new VBox(bar, new LogLegend(model, look, words), past()))));
        view.setCenter(new StackPane(whileChosen(list), empty()));
        model.showing().addListener((_, _, now) -> reveal(now));
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Follows these units: how other pages lead here. */
    public void follow(Map<HostName, List<String>> units) {
        sources.chooseOnly(units);
        follow();
    }

    private void follow() {
        model.follow(LogRequest.last(sources.parts(), PAST));
        list.requestFocus();
    }

    private Node head() {
        Button choose = Controls.primary(Controls.button(words.say("choose"), Feather.LIST, this::choose));
        return new PageHead(words.say("title"), choose).beside(Controls.label(summary(), "quiet"));
    }

    private Node[] tools() {
        Button newest = Controls.button(words.say("newest"), Feather.ARROW_DOWN, () -> model.atEnd().set(true));
        return new Node[] {
            Controls.shownWhile(
                    newest,
                    Bindings.createBooleanBinding(
                            () -> !model.atEnd().get() && model.showing().get() instanceof LogModel.Showing.Newest,
                            model.atEnd(),
                            model.showing())),
            Controls.button(words.say("jump"), Feather.CALENDAR, this::jump),
            Controls.button(words.say("copy"), Feather.COPY, list::copy),
            Controls.button(words.say("save"), Feather.SAVE, this::save)
        };
    }

    /** While the past is shown this says so, and leads back. */
    private Node past() {
        HBox row = new HBox(
                Controls.label(
                        Bindings.createStringBinding(
                                () -> switch (model.showing().get()) {
                                    case LogModel.Showing.Past(var moment) ->
                                        words.now("past", Ages.exact(moment, around.language().locale()));
                                    case LogModel.Showing.Looking(var moment) ->
                                        words.now("looking", Ages.exact(moment, around.language().locale()));
                                    case LogModel.Showing.Newest _, LogModel.Showing.Nothing _ -> "";
                                },
                                model.showing(),
                                around.language().localeProperty())),
                Controls.spring(),
                Controls.button(words.say("back"), Feather.FAST_FORWARD, model::backToNow));
        row.getStyleClass().add("log-past");
        return Controls.shownWhile(
                row,
                model.showing()
                        .map(now -> now instanceof LogModel.Showing.Past || now instanceof LogModel.Showing.Looking));
    }

    private Node empty() {
        EmptyState empty = new EmptyState(
                Feather.ALIGN_LEFT,
                words.say("empty.title"),
                words.say("empty.teaching"),
                Controls.button(words.say("choose"), Feather.LIST, this::choose));
        return Controls.shownWhile(empty, model.showing().map(LogModel.Showing.Nothing.class::isInstance));
    }

    private <N extends Node> N whileChosen(N node) {
        return Controls.shownWhile(node, model.showing().map(now -> !(now instanceof LogModel.Showing.Nothing)));
    }

    private ObservableValue<String> nothing() {
        return Bindings.createStringBinding(
                () -> words.now(model.lines().kept() > 0 ? "nothing.passes" : "nothing"),
                model.lines(),
                model.showing(),
                around.language().localeProperty());
    }

    private ObservableValue<String> summary() {
        return Bindings.createStringBinding(
                () -> {
                    Set<LogPlace.Key> chosen = sources.chosen().get();
                    int hosts = (int) chosen.stream().map(LogPlace.Key::host).distinct().count();
                    return switch (chosen.size()) {
                        case 0 -> "";
                        case 1 -> one(chosen.iterator().next());
                        default -> words.now("of-many", chosen.size(), hosts);
                    };
                },
                sources.chosen(),
                around.language().localeProperty());
    }

    private String one(LogPlace.Key key) {
        String what = key.kind() == LogPlace.Kind.UNIT ? key.unit() : words.now("kind." + key.kind().name());
        return words.now("of-one", what, key.host().value());
    }

    private void choose() {
        new SourcesDialog(around, sources, this::follow).show();
    }

    private void jump() {
        new JumpDialog(around, ZoneId.systemDefault(), model::jump).show();
    }

    private void reveal(LogModel.Showing now) {
        if (now instanceof LogModel.Showing.Past(var moment) && !model.lines().isEmpty()) {
            list.reveal(Math.min(model.indexOf(moment), model.lines().size() - 1));
        }
    }

    private void save() {
        new SaveDialog(around, text, Path.of(System.getProperty("user.home"))).show(List.copyOf(model.lines()));
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F3) {
            bar.find(!event.isShiftDown());
            event.consume();
        }
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void focusFilter() {
        bar.focusFilter();
    }
}
