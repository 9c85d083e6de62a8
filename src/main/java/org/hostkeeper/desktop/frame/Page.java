package org.hostkeeper.desktop.frame;

import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.hostkeeper.desktop.widget.Mark;
import org.kordamp.ikonli.Ikon;

/** What a feature gives to the window: a page with its place in the navigation. */
public interface Page extends Findable {
    /** What needs someone on a page: how many rows, and how bad the worst of them is; none if the count is 0. */
    record Badge(int count, Mark worst) {
        public static final Badge NONE = new Badge(0, Mark.OK);
    }

    /** The feature's noun, by which the window is told to open the page: {@code module}. */
    String noun();

    ObservableValue<String> title();

    Ikon icon();

    Node view();

    ObservableValue<Badge> badge();

    /** What the palette can find on this page; the page is opened before one of them is gone to. */
    @Override
    default Stream<Found> findable() {
        return Stream.of();
    }

    /** Whether it shows hosts and what is on them, and so has nothing to show while there are none. */
    default boolean needsHosts() {
        return true;
    }

    /** F5: asks anew for what is shown. */
    void refresh();

    /** Ctrl+F: the keyboard goes to the filter. */
    void focusFilter();
}
