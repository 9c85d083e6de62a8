package org.hostkeeper.desktop.frame;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.words.Text;

/** What the window itself shows: which page is open, how the connections stand, the line of status. */
public final class FrameModel {
    private final StringProperty page = new SimpleStringProperty("");
    private final ObjectProperty<Connections> connections = new SimpleObjectProperty<>(Connections.NONE);
    private final ObjectProperty<Text> status = new SimpleObjectProperty<>(Text.literal(""));
    private final BooleanProperty folded = new SimpleBooleanProperty();
    private final BooleanProperty hostless = new SimpleBooleanProperty();
    private final Scope scope = new Scope();
    private final RecentlyFound recent = new RecentlyFound();
    private final List<Findable> offers = new ArrayList<>();

    /** The noun of the page that is shown; empty until one was opened, which shows the first. */
    public StringProperty page() {
        return page;
    }

    public ObjectProperty<Connections> connections() {
        return connections;
    }

    public ObjectProperty<Text> status() {
        return status;
    }

    /** Whether the person wants the navigation as icons only. */
    public BooleanProperty folded() {
        return folded;
    }

    /** Whether there are no hosts at all, so that pages about hosts have nothing to show yet. */
    public BooleanProperty hostless() {
        return hostless;
    }

    public Scope scope() {
        return scope;
    }

    public RecentlyFound recent() {
        return recent;
    }

    /** What the palette finds besides the pages and what they offer: things that can be done anywhere. */
    public void offer(Findable things) {
        offers.add(things);
    }

    List<Findable> offers() {
        return offers;
    }
}
