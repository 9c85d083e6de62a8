package org.hostkeeper.desktop.frame;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.job.JobsDrawer;
import org.hostkeeper.desktop.job.JobsModel;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/**
 * The window's inside: navigation at the left, scope and connections on top, the page, the line of status and the drawer
 * at the bottom. The keys that hold everywhere are here.
 */
public final class FrameView {
    private static final double NARROW = 1100;

    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    private final Surroundings around;
    private final FrameModel model;
    private final List<Page> pages;
    private final StackPane middle = new StackPane();
    private final Navigation navigation;

    /** Builds it into the pane that lies behind the dialogs. */
    public FrameView(BorderPane pane, Surroundings around, FrameModel model, JobsModel jobs, List<Page> pages) {
        this.around = around;
        this.model = model;
        this.pages = pages;
        Words words = around.words("desktop.frame");
        pane.getStylesheets().add(Look.sheet(FrameView.class, "frame.css"));
        pane.getStyleClass().add("frame");
        navigation = new Navigation(pages, words, page -> model.page().set(page.noun()));
        VBox.setVgrow(middle, Priority.ALWAYS);
        pane.setLeft(navigation);
        pane.setCenter(new VBox(top(around, words), middle, new JobsDrawer(around, jobs), bottom(around, words, jobs)));
        pane.widthProperty().addListener((_, _, width) -> navigation.folded().set(width.doubleValue() < NARROW));
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.page().addListener(_ -> open(current()));
        open(current());
    }

    private Node top(Surroundings around, Words words) {
        StateChip connections = new StateChip(around.language());
        model.connections().addListener((_, _, next) -> connections.show(next.state()));
        connections.show(model.connections().get().state());
        connections.setMinWidth(StateChip.USE_PREF_SIZE);
        ScopeBar scope = new ScopeBar(model.scope(), around);
        HBox.setHgrow(scope, Priority.ALWAYS);
        Button find = Controls.button(words.say("find.button"), Feather.SEARCH, this::find);
        find.accessibleTextProperty().bind(words.say("find"));
        find.getStyleClass().add("find");
        HBox top = new HBox(scope, find, connections);
        top.getStyleClass().add("top-bar");
        return top;
    }

    private Node bottom(Surroundings around, Words words, JobsModel jobs) {
        Button drawer = Controls.button(
                around.language().say(jobs.running().map(n -> words.text("jobs", n))),
                Feather.ACTIVITY,
                () -> jobs.open().set(!jobs.open().get()));
        drawer.getStyleClass().addAll("flat", "small");
        HBox bottom = new HBox(
                Controls.label(around.language().say(model.status()), "small", "quiet"), Controls.spring(), drawer);
        bottom.getStyleClass().add("status-line");
        return bottom;
    }

    private void open(Page page) {
        middle.getChildren().setAll(page.view());
        navigation.mark(pages.indexOf(page));
    }

    private Page current() {
        return pages.stream()
                .filter(page -> page.noun().equals(model.page().get()))
                .findFirst()
                .orElseGet(pages::getFirst);
    }

    private void find() {
        Stream<Found> things = Stream.of(
                        pages.stream().map(page -> found(page)),
                        Stream.of(refreshing()),
                        model.offers().stream().flatMap(Findable::findable),
                        pages.stream().flatMap(page -> page.findable()
                                .map(f -> f.after(() -> model.page().set(page.noun())))))
                .flatMap(s -> s);
        new Palette(around, new PaletteModel(around.language(), things, model.recent())).show();
    }

    private Found refreshing() {
        return new Found(
                "action/refresh",
                Feather.REFRESH_CW,
                Text.of("desktop.frame", "find.refresh"),
                Text.of("desktop.frame", "find.action"),
                () -> current().refresh());
    }

    private Found found(Page page) {
        return new Found(
                "page/" + page.noun(),
                page.icon(),
                Text.literal(page.title().getValue()),
                Text.of("desktop.frame", "find.page"),
                () -> model.page().set(page.noun()));
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F5) {
            current().refresh();
            event.consume();
        } else if (new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN).match(event)) {
            current().focusFilter();
            event.consume();
        } else if (FIND.match(event)) {
            find();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode().isDigitKey()) {
            int digit = event.getCode().ordinal() - KeyCode.DIGIT1.ordinal();
            if (digit >= 0 && digit < pages.size()) {
                model.page().set(pages.get(digit).noun());
                event.consume();
            }
        }
    }
}
