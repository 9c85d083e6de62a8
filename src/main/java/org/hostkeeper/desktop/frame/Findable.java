package org.hostkeeper.desktop.frame;

import java.util.stream.Stream;

/**
 * Who has things that the palette (Ctrl+K) can find. Asked anew each time the palette opens, on the JavaFX thread, so it
 * may answer from its model and must not wait. Which of them match, and in what order they are shown, is the palette's.
 */
@FunctionalInterface
public interface Findable {
    Stream<Found> findable();
}
