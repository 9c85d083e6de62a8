package org.hostkeeper.desktop.frame;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.hostkeeper.words.Text;

/** What the window itself shows: which page is open, how the connections stand, the line of status. */
public final class FrameModel {
    private final IntegerProperty page = new SimpleIntegerProperty(0);
    private final ObjectProperty<Connections> connections = new SimpleObjectProperty<>(Connections.NONE);
    private final ObjectProperty<Text> status = new SimpleObjectProperty<>(Text.literal(""));
    private final Scope scope = new Scope();

    /** The page that is shown, counted from 0. */
    public IntegerProperty page() {
        return page;
    }

    public ObjectProperty<Connections> connections() {
        return connections;
    }

    public ObjectProperty<Text> status() {
        return status;
    }

    public Scope scope() {
        return scope;
    }
}
