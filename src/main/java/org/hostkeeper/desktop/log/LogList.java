package org.hostkeeper.desktop.log;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.hostkeeper.desktop.widget.Surroundings;

/**
 * The lines themselves. The list goes along with the newest until someone scrolls up to read, and again from when he
 * comes back to the end, by the End key at once.
 */
final class LogList extends ListView<LogRow> {
    private static final double ROW = 20;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Surroundings around;
    private final LogModel model;
    private final LogSearch search;
    private final LogText text;
    private boolean going;

    LogList(Surroundings around, LogModel model, LogLook look, LogSearch search, LogText text) {
        super(model.lines());
        this.around = around;
        this.model = model;
        this.search = search;
        this.text = text;
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setFixedCellSize(ROW);
        setCellFactory(_ -> new LogCell(around.language(), look, search));
        accessibleTextProperty().bind(around.words("desktop.log").say("list"));
        search.pattern().addListener(_ -> refresh());
        look.relative().addListener(_ -> refresh());
        look.wrapped().addListener((_, _, now) -> {
            setFixedCellSize(now ? USE_COMPUTED_SIZE : ROW);
            refresh();
        });
        around.language().localeProperty().addListener(_ -> refresh());
        around.now().property().addListener(_ -> {
            if (look.relative().get()) {
                refresh();
            }
        });
        model.lines().addListener(this::changed);
        model.atEnd().addListener((_, _, now) -> {
            if (now) {
                toEnd();
            }
        });
        listen();
    }

    /** What is selected, in the order of the list. */
    List<LogRow> chosen() {
        return getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
    }

    void copy() {
        List<LogRow> rows = chosen();
        if (!rows.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.text(rows));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /** Goes to the next or the previous line that has what is looked for; whether there is one. */
    boolean find(boolean forth) {
        int from = getSelectionModel().getSelectedIndex();
        int here = from >= 0 ? from : forth ? firstVisible() - 1 : firstVisible();
        OptionalInt found = forth ? search.next(here) : search.previous(here);
        found.ifPresent(this::reveal);
        return found.isPresent();
    }

    /** Selects this line and brings it into the middle. */
    void reveal(int index) {
        model.atEnd().set(false);
        getSelectionModel().clearAndSelect(index);
        getFocusModel().focus(index);
        scrollTo(Math.max(0, index - (int) (getHeight() / ROW / 2)));
    }

    private void listen() {
        addEventFilter(ScrollEvent.SCROLL, event -> moved(event.getDeltaY() > 0));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() instanceof Node node && isOfBar(node)) {
                model.atEnd().set(false);
            }
        });
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof Node node && isOfBar(node)) {
                moved(false);
            }
        });
    }

    private void key(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case UP, PAGE_UP, HOME -> moved(true);
            case DOWN, PAGE_DOWN -> moved(false);
            case END -> model.atEnd().set(true);
            default -> {}
        }
    }

    /** Up means to read; down may have come to the end, which is known when it is drawn. */
    private void moved(boolean up) {
        if (up) {
            model.atEnd().set(false);
        } else {
            afterLayout(() -> {
                if (lastVisible() >= model.lines().size() - 1) {
                    model.atEnd().set(true);
                }
            });
        }
    }

    private void changed(ListChangeListener.Change<? extends LogRow> change) {
        if (model.atEnd().get()) {
            toEnd();
            return;
        }
        int gone = 0;
        while (change.next()) {
            gone += change.wasRemoved() && !change.wasAdded() && change.getFrom() == 0 ? change.getRemovedSize() : 0;
        }
        if (gone > 0) {
            int here = Math.max(0, firstVisible() - gone);
            around.nextFrame().execute(() -> scrollTo(here)); // who reads keeps his lines before his eyes
        }
    }

    /** Once a frame, when the list has counted what came; and once more when it has laid that out, or a row is left below. */
    private void toEnd() {
        if (!going) {
            going = true;
            around.nextFrame().execute(() -> {
                going = false;
                scrollToLast();
                afterLayout(this::scrollToLast);
            });
        }
    }

    private void scrollToLast() {
        int last = model.lines().size() - 1;
        if (model.atEnd().get() && lastVisible() < last) {
            scrollTo(last + 1); // beyond the last is the very end, even where the list has not yet counted what came
        }
    }

    /** Runs it when what was asked for until now has been laid out. */
    private void afterLayout(Runnable work) {
        Scene scene = getScene();
        if (scene == null) {
            return;
        }
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                work.run();
            }
        });
        requestLayout();
    }

    private int firstVisible() {
        IndexedCell<?> cell = flow() == null ? null : flow().getFirstVisibleCell();
        return cell == null ? 0 : cell.getIndex();
    }

    private int lastVisible() {
        IndexedCell<?> cell = flow() == null ? null : flow().getLastVisibleCell();
        return cell == null ? -1 : cell.getIndex();
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) lookup(".virtual-flow");
    }

    private static boolean isOfBar(Node node) {
        for (Node part = node; part != null; part = part.getParent()) {
            if (part instanceof ScrollBar) {
                return true;
            }
        }
        return false;
    }
}
