package org.hostkeeper.planted.javafx.fleet;

import javafx.scene.Node;

/** Knows the toolkit outside of the desktop. */
public interface Shown {
    Node node();
}
