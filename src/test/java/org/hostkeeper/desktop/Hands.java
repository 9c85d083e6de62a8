package org.hostkeeper.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.testfx.api.FxRobot;

/** A person at the window: the mouse presses what can be seen and reached, the keyboard types where the focus is. */
public final class Hands {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Scene scene;
    private final FxRobot robot = new FxRobot();

    public Hands(Scene scene) {
        this.scene = scene;
    }

    /** Presses the one button with these words, once it is there and can be pressed. */
    public void press(String words) {
        pressIn("", words);
    }

    /** The same, within the part of the window that has this style. */
    public void pressIn(String style, String words) {
        waitFor("a button “" + words + "”", () -> buttons(style, words).size() == 1);
        robot.clickOn(buttons(style, words).getFirst());
        Toolkit.frames(2);
    }

    /** Sets what has this name, a choice or a switch, to this value, as a person does who picks it. */
    @SuppressWarnings("unchecked")
    public <T> void set(String name, T value) {
        waitFor("a choice “" + name + "”", () -> !named(name).isEmpty());
        Toolkit.run(() -> {
            switch (named(name).getFirst()) {
                case ChoiceBox<?> box -> {
                    assertThat((List<Object>) box.getItems()).contains(value);
                    ((ChoiceBox<T>) box).setValue(value);
                }
                case CheckBox box -> box.setSelected((Boolean) value);
                case Node other -> throw new AssertionError(other);
            }
        });
        Toolkit.frames(2);
    }

    private List<Node> named(String name) {
        return Toolkit.get(() -> Reach.all(scene.getRoot())
                .filter(n -> n instanceof ChoiceBox || n instanceof CheckBox)
                .filter(n -> name.equals(n.getAccessibleText()))
                .toList());
    }

    /** Whether there is a button with these words that can be pressed now. */
    public boolean canPress(String words) {
        return !buttons("", words).isEmpty();
    }

    public void keys(KeyCode... together) {
        robot.push(together);
        Toolkit.frames(2);
    }

    /** Types where the focus is, in place of all that stands there. */
    public void write(String text) {
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text, 0);
        Toolkit.frames(2);
    }

    /** Puts all of it where the focus is in one go, as a paste does: on a busy machine, typing has pauses. */
    public void paste(String text) {
        Toolkit.run(() -> {
            TextInputControl field = (TextInputControl) scene.getFocusOwner();
            field.selectAll();
            field.replaceSelection(text);
        });
        Toolkit.frames(2);
    }

    /** Types where the focus is; a line's end is Enter. */
    public void type(String text) {
        robot.write(text, 0);
        Toolkit.frames(2);
    }

    /** Waits until these words, or some that contain them, can be read. */
    public void read(String words) {
        waitFor("the words “" + words + "”", () -> words().stream().anyMatch(w -> w.contains(words)));
    }

    public List<String> words() {
        return Reach.words(scene.getRoot());
    }

    /** Chooses the row of the table on screen once there is one, and gives its value. */
    public <V> V choose(Class<V> kind, Predicate<V> wanted) {
        waitFor("a row", () -> Toolkit.get(() -> rows(kind).stream().anyMatch(r -> wanted.test(r.value()))));
        V value = Toolkit.get(() -> {
            Row<V> row = rows(kind).stream().filter(r -> wanted.test(r.value())).findFirst().orElseThrow();
            table(kind).getSelectionModel().clearAndSelect(rows(kind).indexOf(row));
            table(kind).scrollTo(row);
            return row.value();
        });
        Toolkit.frames(2);
        return value;
    }

    /** The rows of the table on screen, as they are filtered and sorted. */
    public <V> List<Row<V>> rows(Class<V> kind) {
        return List.copyOf(table(kind).getItems());
    }

    public void waitFor(String what, java.util.concurrent.Callable<Boolean> there) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(there);
    }

    /** What can be read is whole, and what can be used says what it is. */
    public void everythingIsInReach() {
        Toolkit.frames(3);
        assertThat(Reach.cutOff(scene.getRoot())).as("cut off").isEmpty();
        assertThat(Reach.outside(scene.getRoot())).as("outside").isEmpty();
        assertThat(Reach.clipped(scene.getRoot())).as("clipped by its cell").isEmpty();
        assertThat(Reach.silent(scene.getRoot())).as("silent").isEmpty();
    }

    private List<ButtonBase> buttons(String style, String words) {
        return Toolkit.get(() -> Reach.all(scene.getRoot())
                .filter(n -> n instanceof ButtonBase && !n.isDisabled())
                .map(ButtonBase.class::cast)
                .filter(b -> isWithin(b, style))
                .filter(b -> words.equals(b.getText()) || words.equals(b.getAccessibleText()))
                .toList());
    }

    private static boolean isWithin(Node node, String style) {
        for (Node part = node; part != null; part = part.getParent()) {
            if (style.isEmpty() || part.getStyleClass().contains(style)) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    private <V> TableView<Row<V>> table(Class<V> kind) {
        return Toolkit.get(() -> Reach.all(scene.getRoot())
                .filter(n -> n instanceof TableView)
                .map((Node n) -> (TableView<Row<V>>) n)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No table of " + kind)));
    }
}
