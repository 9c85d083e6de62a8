package org.hostkeeper.desktop.frame;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What was chosen in the palette lately, the latest first: it is likely to be wanted again. */
public final class RecentlyFound {
    private static final int KEPT = 12;

    private final ReadOnlyObjectWrapper<List<String>> ids = new ReadOnlyObjectWrapper<>(List.of());

    public List<String> ids() {
        return ids.get();
    }

    public ReadOnlyObjectProperty<List<String>> property() {
        return ids.getReadOnlyProperty();
    }

    /** Takes back what was kept from an earlier start. */
    public void recall(List<String> kept) {
        ids.set(kept.stream().limit(KEPT).toList());
    }

    void add(String id) {
        List<String> next = new ArrayList<>(ids.get());
        next.remove(id);
        next.addFirst(id);
        ids.set(next.stream().limit(KEPT).toList());
    }
}
