package org.hostkeeper.desktop.widget;

import javafx.event.EventTarget;
import javafx.scene.Node;

/**
 * Marks what has a use for every key itself, as a terminal has: the window keeps its own shortcuts from it. Such a part
 * must say by which key it is left.
 */
public final class OwnKeys {
    private static final String MARK = "org.hostkeeper.own-keys";

    private OwnKeys() {}

    public static void give(Node node) {
        node.getProperties().put(MARK, true);
    }

    public static boolean has(EventTarget target) {
        return target instanceof Node node && node.getProperties().containsKey(MARK);
    }
}
