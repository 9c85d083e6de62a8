package org.hostkeeper.desktop.widget;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The port to where a table's widths, order and sort are kept between starts; the text is the table's own. */
public interface ColumnMemory {
    Optional<String> recall(String table);

    void keep(String table, String layout);

    /** Only as long as the window is open. */
    static ColumnMemory fleeting() {
        Map<String, String> kept = new ConcurrentHashMap<>();
        return new ColumnMemory() {
            @Override
            public Optional<String> recall(String table) {
                return Optional.ofNullable(kept.get(table));
            }

            @Override
            public void keep(String table, String layout) {
                kept.put(table, layout);
            }
        };
    }
}
