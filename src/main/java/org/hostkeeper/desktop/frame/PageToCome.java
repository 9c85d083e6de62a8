package org.hostkeeper.desktop.frame;

import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.hostkeeper.desktop.widget.Surroundings;

/**
 * A page with its place in the navigation that is built when it is first opened, or when something is first looked for on
 * it: most starts need one page of many. What it counts on its badge is the model's and does not wait. Used on the JavaFX
 * thread.
 */
public final class PageToCome<P extends Page> extends PlacedPage {
    private final Supplier<P> building;
    private Supplier<P> page = this::build;

    public PageToCome(Surroundings around, Place place, ObservableValue<Badge> badge, Supplier<P> building) {
        super(around, place, badge);
        this.building = building;
    }

    /** The page itself, built by now. */
    public P page() {
        return page.get();
    }

    private P build() {
        P built = building.get();
        page = () -> built;
        return built;
    }

    @Override
    public Node view() {
        return page().view();
    }

    @Override
    public Stream<Found> findable() {
        return page().findable();
    }

    @Override
    public void refresh() {
        page().refresh();
    }

    @Override
    public void focusFilter() {
        page().focusFilter();
    }
}
