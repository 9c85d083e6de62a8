package org.hostkeeper.desktop.module;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.HostName;

/**
 * The rows of all hosts as they were last told, and what of them differs with each new state of a host. To find one row
 * among ten thousand takes longer than to show it, so that is done here, by whichever thread brings the states; the JavaFX
 * thread fetches what differs. Safe from any thread.
 */
final class FleetRows {
    /**
     * What is to be shown otherwise than before.
     *
     * @param badge as it is when all of it is shown
     */
    record Difference(List<ModuleRow> changed, Set<ModuleRow.Key> gone, Page.Badge badge) {}

    private final Map<HostName, HostRows> byHost = new TreeMap<>();
    private final Map<Mark, Integer> ill = new EnumMap<>(Mark.class);
    private final Waiting waiting = new Waiting();

    /** Takes these states in; hosts that are not among them stay as they are. */
    synchronized void read(Collection<HostState> states) {
        List<ModuleRow> changed = new ArrayList<>();
        Set<ModuleRow.Key> gone = new HashSet<>();
        for (HostState state : states) {
            HostRows before = byHost.get(state.host().name());
            HostRows now = before == null ? HostRows.of(state) : before.next(state);
            byHost.put(state.host().name(), now);
            compare(before == null ? List.of() : before.rows(), now.rows(), changed, gone);
        }
        waiting.add(new Difference(changed, gone, badge()));
    }

    /** Only these hosts are there any more. */
    synchronized void keepOnly(Set<HostName> known) {
        Set<ModuleRow.Key> gone = new HashSet<>();
        byHost.forEach((host, rows) -> {
            if (!known.contains(host)) {
                compare(rows.rows(), List.of(), List.of(), gone);
            }
        });
        byHost.keySet().retainAll(known);
        waiting.add(new Difference(List.of(), gone, badge()));
    }

    /** What was found and not fetched yet: of each row what it is now, however often it has changed. */
    Difference fetch() {
        return waiting.fetch();
    }

    /** What of it is about these rows; the rest goes on waiting. */
    List<ModuleRow> fetch(List<Row<ModuleRow>> rows) {
        return waiting.fetch(rows);
    }

    /** What the JavaFX thread has not fetched yet; it never waits here for the reading. */
    private static final class Waiting {
        private final Map<ModuleRow.Key, ModuleRow> changed = new LinkedHashMap<>();
        private final Set<ModuleRow.Key> gone = new HashSet<>();
        private Page.Badge badge = Page.Badge.NONE;

        synchronized void add(Difference next) {
            changed.keySet().removeAll(next.gone());
            gone.addAll(next.gone());
            for (ModuleRow row : next.changed()) {
                changed.put(row.key(), row);
                gone.remove(row.key());
            }
            badge = next.badge();
        }

        synchronized Difference fetch() {
            Difference all = new Difference(List.copyOf(changed.values()), Set.copyOf(gone), badge);
            changed.clear();
            gone.clear();
            return all;
        }

        synchronized List<ModuleRow> fetch(List<Row<ModuleRow>> rows) {
            List<ModuleRow> found = new ArrayList<>();
            for (Row<ModuleRow> row : rows) {
                ModuleRow next = changed.remove(row.value().key());
                if (next != null) {
                    found.add(next);
                }
            }
            return found;
        }
    }

    /** Counts what differs, and tells which rows have to be shown anew and which of them are gone. */
    private void compare(
            List<ModuleRow> before, List<ModuleRow> now, List<ModuleRow> changed, Set<ModuleRow.Key> gone) {
        boolean sameServices = before.size() == now.size();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            ModuleRow was = i < before.size() ? before.get(i) : null;
            ModuleRow is = i < now.size() ? now.get(i) : null;
            if (was != is) {
                sameServices &= was != null && is != null && was.unit().name().equals(is.unit().name());
                if (was != null) {
                    count(was, -1);
                }
                if (is != null) {
                    count(is, 1);
                    changed.add(is);
                }
            }
        }
        if (!sameServices) {
            before.forEach(row -> gone.add(row.key()));
            now.forEach(row -> gone.remove(row.key()));
        }
    }

    private void count(ModuleRow row, int by) {
        if (row.mark().needsSomeone()) {
            ill.merge(row.mark(), by, Integer::sum);
        }
    }

    private Page.Badge badge() {
        ill.values().removeIf(count -> count == 0);
        return ill.isEmpty()
                ? Page.Badge.NONE
                : new Page.Badge(
                        ill.values().stream().mapToInt(Integer::intValue).sum(),
                        ill.keySet().iterator().next());
    }
}
