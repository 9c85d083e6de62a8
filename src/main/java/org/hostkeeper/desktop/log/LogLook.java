package org.hostkeeper.desktop.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.host.HostName;

/** How lines are written: wrapped or not, when they were said or how long ago, and each host in its colour. */
final class LogLook {
    /** So many characters of a unit's name are shown. */
    static final int UNIT = 24;

    private static final int COLOURS = 6;
    private static final double CHARACTER = 7.5;

    private final Surroundings around;
    private final LogModel model;
    private final BooleanProperty wrapped = new SimpleBooleanProperty();
    private final BooleanProperty relative = new SimpleBooleanProperty();

    LogLook(Surroundings around, LogModel model) {
        this.around = around;
        this.model = model;
    }

    BooleanProperty wrapped() {
        return wrapped;
    }

    /** Whether times are written as how long ago. */
    BooleanProperty relative() {
        return relative;
    }

    String time(Instant at) {
        Instant now = around.now().instant();
        return relative.get()
                ? around.language().now(Ages.since(at, now))
                : LogTimes.exact(at, now, around.language().locale(), ZoneId.systemDefault());
    }

    /** Hosts that are shown together have different colours, as far as there are any; their names stand beside. */
    String colour(HostName host) {
        List<HostName> hosts = model.hosts().get();
        return "host-" + Math.floorMod(hosts.indexOf(host), COLOURS);
    }

    /** As wide as the longest name, so that messages stand below one another. */
    double hostWidth() {
        return CHARACTER * model.hosts().get().stream().mapToInt(h -> h.value().length()).max().orElse(8);
    }

    /** The same for units; the longest are shortened. */
    double unitWidth() {
        return CHARACTER * Math.clamp(model.longestUnit().orElse(UNIT), "kernel".length(), UNIT);
    }
}
