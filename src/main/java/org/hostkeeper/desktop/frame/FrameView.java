package org.hostkeeper.desktop.frame;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
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
import org.hostkeeper.desktop.widget.DetailPane;
import org.hostkeeper.desktop.widget.OwnKeys;
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
    private final Optional<Node> welcome;
    private final Navigation navigation;

    /** Builds it into the pane that lies behind the dialogs. */
    public FrameView(BorderPane pane, Surroundings around, FrameModel model, JobsModel jobs, List<Page> pages, Optional<Node> welcome) {
        this.welcome = welcome;
        this.around = around;
        this.model = model;
        this.pages = pages;
        Words words = around.words("desktop.frame");
        pane.getStylesheets().add(Look.sheet(FrameView.class, "frame.css"));
        pane.getStyleClass().add("frame");
        navigation = new Navigation(pages, words, model.folded(), page -> model.page().set(page.noun()));
        VBox.setVgrow(middle, Priority.ALWAYS);
        pane.setLeft(navigation);
        pane.setCenter(new VBox(top(around, words), middle, new JobsDrawer(around, jobs), bottom(around, words, jobs)));
        pane.widthProperty().addListener((_, _, width) -> navigation.narrow().set(width.doubleValue() < NARROW));
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        pane.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        model.hostless().addListener(_ -> open(current()));
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
        Button keys = Controls.iconButton(words.say("keys.show"), Feather.HELP_CIRCLE, this::showKeys);
        Label status = Controls.label(around.language().say(model.status()), "small", "quiet");
        HBox bottom = new HBox(status, Controls.spring(), drawer, keys);
        bottom.getStyleClass().add("status-line");
        return bottom;
    }

    private void open(Page page) {
        boolean welcoming = model.hostless().get() && page.needsHosts() && welcome.isPresent();
        middle.getChildren().setAll(welcoming ? welcome.get() : page.view());
        navigation.mark(pages.indexOf(page));
    }

    private Page current() {
        return pages.stream()
                .filter(page -> page.noun().equals(model.page().get()))
                .findFirst()
                .orElseGet(pages::getFirst);
    }

    private Stream<Found> findable() {
        return Stream.of(
                        pages.stream().map(page -> found(page)),
                        Stream.of(refreshing()),
                        model.offers().stream().flatMap(Findable::findable),
                        pages.stream().flatMap(page -> page.findable()
                                .map(f -> f.after(() -> model.page().set(page.noun())))))
                .flatMap(s -> s);
    }

    private void find() {
        new Palette(
                        around,
                        new PaletteModel(
                                around.language(), this::findable, System::nanoTime, model.recent(), this::narrowing))
                .show();
    }

    /** What was typed can become the scope, which can be saved. */
    private Optional<Found> narrowing(String typed) {
        int hosts = model.scope().with(typed);
        return hosts == 0
                ? Optional.empty()
                : Optional.of(Found.action(
                        "scope/words",
                        Feather.FILTER,
                        Text.of("desktop.frame", "scope.narrow", typed, hosts),
                        () -> model.scope().words(typed)));
    }

    private Found refreshing() {
        return Found.action(
                "action/refresh",
                Feather.REFRESH_CW,
                Text.of("desktop.frame", "find.refresh"),
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

    private void showKeys() {
        new KeysCard(around).show();
    }

    /** A question mark asks for the keys where it is not written into something. */
    private void typed(KeyEvent event) {
        if (OwnKeys.has(event.getTarget())) {
            return;
        }
        if (event.getCharacter().equals("?") && !(event.getTarget() instanceof TextInputControl)) {
            showKeys();
            event.consume();
        }
    }

    /** Escape closes the detail, unless something that is written in has a use for it first. */
    private boolean escape(KeyEvent event) {
        boolean writing = event.getTarget() instanceof TextInputControl field && !field.getText().isEmpty();
        Optional<DetailPane> detail = parts().detail().filter(_ -> !writing);
        detail.ifPresent(DetailPane::close);
        return detail.isPresent();
    }

    private Parts parts() {
        return new Parts(navigation, middle);
    }

    private void key(KeyEvent event) {
        if (OwnKeys.has(event.getTarget())) {
            return;
        }
        switch (event.getCode()) {
            case F1 -> consume(event, this::showKeys);
            case F5 -> consume(event, () -> current().refresh());
            case F6 -> consume(event, () -> parts().move(event.isShiftDown() ? -1 : 1));
            case ESCAPE -> {
                if (escape(event)) {
                    event.consume();
                }
            }
            default -> shortcut(event);
        }
    }

    private static void consume(KeyEvent event, Runnable action) {
        action.run();
        event.consume();
    }

    private void shortcut(KeyEvent event) {
        if (new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN).match(event)) {
            current().focusFilter();
            event.consume();
        } else if (FIND.match(event)) {
            find();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode().isDigitKey()) {
            // as they stand on the keyboard: 0 comes after 9
            int digit = event.getCode() == KeyCode.DIGIT0 ? 9 : event.getCode().ordinal() - KeyCode.DIGIT1.ordinal();
            if (digit >= 0 && digit < pages.size()) {
                model.page().set(pages.get(digit).noun());
                event.consume();
            }
        }
    }
}
