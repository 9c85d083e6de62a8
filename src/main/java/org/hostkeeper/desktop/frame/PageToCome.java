package org.hostkeeper.desktop.frame;

import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.hostkeeper.desktop.widget.Surroundings;
import org.kordamp.ikonli.Ikon;

/**
 * A page with its place in the navigation that is built when it is first opened, or when something is first looked for on
 * it: most starts need one page of many. What it counts on its badge is the model's and does not wait. Used on the JavaFX
 * thread.
 */
public final class PageToCome<P extends Page> implements Page {
    private final Place place;
    private final ObservableValue<String> title;
    private final ObservableValue<Badge> badge;
    private final Supplier<P> building;
    private Supplier<P> page = this::build;

    /**
     * What the window has to know of a page that is not there yet.
     *
     * @param bundle where its words are; {@code title} among them
     */
    public record Place(String noun, String bundle, Ikon icon, boolean needsHosts) {}

    public PageToCome(Surroundings around, Place place, ObservableValue<Badge> badge, Supplier<P> building) {
        this.place = place;
        this.title = around.words(place.bundle()).say("title");
        this.badge = badge;
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
    public String noun() {
        return place.noun();
    }

    @Override
    public ObservableValue<String> title() {
        return title;
    }

    @Override
    public Ikon icon() {
        return place.icon();
    }

    @Override
    public ObservableValue<Badge> badge() {
        return badge;
    }

    @Override
    public boolean needsHosts() {
        return place.needsHosts();
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
