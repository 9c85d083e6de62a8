package org.hostkeeper.desktop.terminal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.hostkeeper.desktop.frame.Found;
import org.hostkeeper.desktop.frame.PlacedPage;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.PageHead;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/**
 * The Terminals page: shells on hosts, a tab for each. All keys go to the shell that has the keyboard, Tab and Escape
 * too; Shift+Escape leaves it.
 */
public final class TerminalsPage extends PlacedPage implements AutoCloseable {
    /** By this the window is told to open the page. */
    public static final String NOUN = "terminal";

    private static final Place PLACE = new Place(NOUN, "desktop.terminal", Feather.TERMINAL, true);

    private static final KeyCombination LEAVE = new KeyCodeCombination(KeyCode.ESCAPE, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination NEXT = new KeyCodeCombination(KeyCode.PAGE_DOWN, KeyCombination.CONTROL_DOWN);
    private static final KeyCombination PREVIOUS = new KeyCodeCombination(KeyCode.PAGE_UP, KeyCombination.CONTROL_DOWN);
    private static final KeyCombination MORE = shift(KeyCode.T);
    private static final KeyCombination CLOSE = shift(KeyCode.W);

    private final Surroundings around;
    private final ObservableValue<Theme> theme;
    private final TerminalDeeds deeds;
    private final Words words;
    private final TabPane tabs = new TabPane();
    private final BorderPane view = new BorderPane();
    private List<Host> hosts = List.of();

    public TerminalsPage(Surroundings around, ObservableValue<Theme> theme, TerminalDeeds deeds) {
        super(around, PLACE, new ReadOnlyObjectWrapper<>(Badge.NONE));
        this.around = around;
        this.theme = theme;
        this.deeds = deeds;
        this.words = around.words("desktop.terminal");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.accessibleTextProperty().bind(words.say("title"));
        tabs.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> focusScreen());
        theme.addListener((_, _, _) -> all().forEach(tab -> tab.screen().redraw()));
        view.getStylesheets().add(Look.sheet(TerminalsPage.class, "terminal.css"));
        view.getStyleClass().addAll("page", "terminals-page");
        view.setTop(head());
        view.setCenter(new StackPane(Controls.shownWhile(tabs, any()), empty()));
        view.setBottom(Controls.shownWhile(foot(), any()));
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private static KeyCombination shift(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN);
    }

    /** Opens one more terminal on this host, and gives it the keyboard. */
    public void open(HostName host) {
        int number = 1;
        while (has(host, number)) {
            number++;
        }
        TerminalTab tab = new TerminalTab(around, host, number, deeds, () -> TerminalColours.of(theme.getValue()));
        tab.setId(id(host, number));
        tabs.getTabs().add(tab);
        tabs.getSelectionModel().select(tab);
        focusScreen();
    }

    /** Which hosts there are, for who looks for one. */
    public void know(List<Host> known) {
        hosts = known.stream().filter(host -> host.endpoint().isPresent()).toList();
    }

    private boolean has(HostName host, int number) {
        return all().anyMatch(tab -> tab.getId().equals(id(host, number)));
    }

    private static String id(HostName host, int number) {
        return host.value() + "/" + number;
    }

    private Stream<TerminalTab> all() {
        return tabs.getTabs().stream().map(TerminalTab.class::cast);
    }

    private Optional<TerminalTab> current() {
        return Optional.ofNullable((TerminalTab) tabs.getSelectionModel().getSelectedItem());
    }

    private BooleanBinding any() {
        return Bindings.isNotEmpty(tabs.getTabs());
    }

    private void focusScreen() {
        current().ifPresent(tab -> around.fx().afterFrames(2, tab.screen()::focus));
    }

    private Node head() {
        return new PageHead(
                words.say("title"),
                Controls.shownWhile(
                        Controls.button(words.say("outside"), Feather.EXTERNAL_LINK, () -> onCurrent(this::outside)), any()),
                Controls.shownWhile(
                        Controls.button(words.say("more"), Feather.COPY, () -> onCurrent(this::open)), any()),
                Controls.primary(Controls.button(words.say("choose"), Feather.SERVER, deeds::chooseHosts)));
    }

    private void onCurrent(Consumer<HostName> action) {
        current().map(TerminalTab::host).ifPresent(action);
    }

    private void outside(HostName host) {
        deeds.outside(host)
                .ifPresent(problem -> around.toasts().show(new State(Mark.FAILED, problem.text()), Optional.empty()));
    }

    private Node empty() {
        EmptyState empty = new EmptyState(
                Feather.TERMINAL,
                words.say("empty.title"),
                words.say("empty.teaching"),
                Controls.button(words.say("choose"), Feather.SERVER, deeds::chooseHosts));
        return Controls.shownWhile(empty, any().not());
    }

    /** How things stand with the shell, and the keys that are not the shell's. */
    private Node foot() {
        Label state = new Label();
        tabs.getSelectionModel().selectedItemProperty().addListener((_, _, next) -> {
            state.textProperty().unbind();
            if (next instanceof TerminalTab tab) {
                state.textProperty().bind(around.language().say(tab.state()));
            }
        });
        state.setMinWidth(0);
        state.getStyleClass().addAll("small", "quiet");
        Label keys = Controls.label(words.say("keys"), "small", "quiet");
        keys.setMinWidth(Label.USE_PREF_SIZE);
        HBox foot = new HBox(state, Controls.spring(), keys);
        foot.getStyleClass().add("terminal-foot");
        return foot;
    }

    private void key(KeyEvent event) {
        if (LEAVE.match(event)) {
            tabs.requestFocus();
        } else if (NEXT.match(event)) {
            select(1);
        } else if (PREVIOUS.match(event)) {
            select(-1);
        } else if (MORE.match(event)) {
            onCurrent(this::open);
        } else if (CLOSE.match(event)) {
            current().ifPresent(this::close);
        } else {
            return;
        }
        event.consume();
    }

    private void select(int step) {
        int count = tabs.getTabs().size();
        if (count > 0) {
            int now = tabs.getSelectionModel().getSelectedIndex();
            tabs.getSelectionModel().select(Math.floorMod(now + step, count));
        }
    }

    private void close(TerminalTab tab) {
        tabs.getTabs().remove(tab);
        tab.screen().close();
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Stream<Found> findable() {
        return hosts.stream().map(Host::name).map(host -> Found.action(
                "terminal/" + host.value(),
                Feather.TERMINAL,
                Text.of("desktop.terminal", "find.open", host.value()),
                () -> open(host)));
    }

    @Override
    public void refresh() {
        focusScreen();
    }

    @Override
    public void focusFilter() {
        focusScreen();
    }

    /** Ends all shells. */
    @Override
    public void close() {
        all().toList().forEach(this::close);
    }
}
