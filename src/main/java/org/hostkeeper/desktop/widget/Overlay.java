package org.hostkeeper.desktop.widget;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Dialogs inside the window, one above the other; what lies behind them is out of reach for mouse and keyboard. Escape
 * closes the top one in its own way. Used on the JavaFX thread only.
 */
public final class Overlay extends StackPane {
    private record Open(StackPane shade, Optional<Node> focusBefore) {}

    private final Node behind;
    private final Deque<Open> open = new ArrayDeque<>();

    /** Lies above {@code behind}. */
    public Overlay(Node behind) {
        this.behind = behind;
        getChildren().add(behind);
    }

    /**
     * Shows a dialog; the part of it with the style class {@code first-focus} gets the keyboard.
     *
     * @param escape what Escape does: mostly what Cancel does, or nothing
     */
    public void show(Region dialog, Runnable escape) {
        Optional<Node> focus = Optional.ofNullable(getScene()).map(s -> s.getFocusOwner());
        StackPane shade = new StackPane(dialog);
        shade.getStyleClass().add("overlay");
        dialog.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        shade.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                escape.run();
            }
        });
        top().setDisable(true);
        open.push(new Open(shade, focus));
        getChildren().add(shade);
        shade.applyCss();
        focusFirst(dialog);
    }

    /** Takes this dialog away; the focus goes back to where it was. */
    public void close(Region dialog) {
        open.stream().filter(o -> o.shade() == dialog.getParent()).findFirst().ifPresent(o -> {
            open.remove(o);
            getChildren().remove(o.shade());
            top().setDisable(false);
            o.focusBefore().ifPresent(Node::requestFocus);
        });
    }

    public boolean isOpen() {
        return !open.isEmpty();
    }

    private Node top() {
        return open.isEmpty() ? behind : open.peek().shade();
    }

    private static void focusFirst(Region dialog) {
        Optional<Node> first = dialog.lookupAll("*").stream()
                .filter(n -> n.getStyleClass().contains("first-focus"))
                .findFirst();
        first.ifPresentOrElse(Node::requestFocus, dialog::requestFocus);
    }
}
