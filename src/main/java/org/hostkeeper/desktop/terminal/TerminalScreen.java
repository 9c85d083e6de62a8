package org.hostkeeper.desktop.terminal;

import javafx.scene.Node;

/**
 * A terminal's screen: draws what a shell shows, and passes on what a person types. Which library draws it is known to
 * one class, for such libraries come and go. Used on the JavaFX thread only.
 */
interface TerminalScreen {
    /** What is shown; takes the room it gets and tells the shell how many characters fit. */
    Node view();

    /** Gives it the keyboard. */
    void focus();

    /** What stands on it now and above it, line by line, without the blanks at the ends. */
    String text();

    /** The colours have changed. */
    void redraw();

    /** Copies what is marked, if something is. */
    void copy();

    void paste();

    /** Nothing is shown any more; the line to the shell is closed with it. */
    void close();
}
