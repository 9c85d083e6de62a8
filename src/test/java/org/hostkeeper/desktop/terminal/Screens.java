package org.hostkeeper.desktop.terminal;

import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import org.hostkeeper.desktop.Toolkit;

/** Reads what stands on the terminal in front, which is drawn and so has no words to be found. */
public final class Screens {
    private Screens() {}

    /** Line by line. */
    public static String text(Scene scene) {
        return Toolkit.get(() -> scene.getRoot().lookup(".terminals-page .tab-pane") instanceof TabPane tabs
                        && tabs.getSelectionModel().getSelectedItem() instanceof TerminalTab tab
                ? tab.screen().text()
                : "");
    }
}
