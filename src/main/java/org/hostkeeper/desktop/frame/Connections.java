package org.hostkeeper.desktop.frame;

import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.words.Text;

/** How many hosts there are and to how many of them a session is open, for the summary at the top. */
public record Connections(int connected, int connecting, int all) {
    public static final Connections NONE = new Connections(0, 0, 0);

    State state() {
        if (all == 0) {
            return new State(Mark.STOPPED, Text.of("desktop.frame", "connections.none"));
        }
        Mark mark = connecting > 0 ? Mark.WORKING : connected == all ? Mark.OK : Mark.ATTENTION;
        return new State(mark, Text.of("desktop.frame", "connections", connected, all));
    }
}
