package org.hostkeeper.desktop.host;

import java.time.Duration;
import javafx.beans.binding.Bindings;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;

/** The table of all hosts; its first column is the group while hosts are grouped, and then it is sorted by that first. */
record HostTable(RowTable<HostRow> table) {
    static HostTable of(Surroundings around, HostsModel model, HostGroups groups) {
        Words words = around.words("desktop.host");
        RowTable<HostRow> rows = new RowTable<>(around, words, model.rows(), "title");
        var group = rows.words("group", 140, row -> groups.by().get().of(row));
        var host = rows.name("host", 150, row -> row.name().value());
        var state = rows.state("state", 184, HostRow::state);
        var address = rows.text("address", 184, HostRow::address);
        var system = rows.text("system", 210, HostRow::system);
        var uptime = rows.number("uptime", 88, HostRow::uptime, s -> Ages.length(Duration.ofSeconds(s.longValue())));
        var load = rows.number("load", 80, HostRow::load, n -> words.text("load", n));
        rows.number("memory", 90, HostRow::memory, n -> words.text("percent", n));
        rows.number("disk", 72, HostRow::disk, n -> words.text("percent", n));
        rows.age("seen", 112, HostRow::seen);
        rows.dispensable(system, address, uptime, load);
        rows.filterBy(Bindings.createObjectBinding(
                () -> model.wanted().getValue().and(groups::shows), model.wanted(), groups.folded(), groups.by()));
        rows.sortFirstBy(state, host);
        rows.remember("hosts");
        group.setVisible(false);
        groups.by().addListener((_, _, by) -> {
            boolean grouped = by != Grouping.NONE;
            group.setVisible(grouped);
            rows.refresh();
            if (grouped) {
                rows.sortFirstBy(group, state, host);
            } else {
                rows.sortFirstBy(state, host);
            }
            rows.sort();
        });
        return new HostTable(rows);
    }
}
