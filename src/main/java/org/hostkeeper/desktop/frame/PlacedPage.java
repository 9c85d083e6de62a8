package org.hostkeeper.desktop.frame;

import javafx.beans.value.ObservableValue;
import org.hostkeeper.desktop.widget.Surroundings;
import org.kordamp.ikonli.Ikon;

/** A page that says where it stands by its {@link Place}, whether it is built yet or not. */
public abstract class PlacedPage implements Page {
    private final Place place;
    private final ObservableValue<String> title;
    private final ObservableValue<Badge> badge;

    /**
     * What the window has to know of a page.
     *
     * @param bundle where its words are; {@code title} among them
     */
    public record Place(String noun, String bundle, Ikon icon, boolean needsHosts) {}

    protected PlacedPage(Surroundings around, Place place, ObservableValue<Badge> badge) {
        this.place = place;
        this.title = around.words(place.bundle()).say("title");
        this.badge = badge;
    }

    @Override
    public final String noun() {
        return place.noun();
    }

    @Override
    public final ObservableValue<String> title() {
        return title;
    }

    @Override
    public final Ikon icon() {
        return place.icon();
    }

    @Override
    public final ObservableValue<Badge> badge() {
        return badge;
    }

    @Override
    public final boolean needsHosts() {
        return place.needsHosts();
    }
}
