package org.hostkeeper.desktop.overview;

import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.host.Host;
import org.hostkeeper.words.Text;

/** One thing that needs someone, as the page shows it. */
record ConcernRow(Host host, Concern concern) implements Comparable<ConcernRow> {
    Concern.Key key() {
        return concern.key();
    }

    State state() {
        return new State(mark(), concern.what());
    }

    Mark mark() {
        return concern.kind().failed() ? Mark.FAILED : Mark.ATTENTION;
    }

    Text why() {
        return concern.why().orElse(Text.literal(""));
    }

    Optional<Instant> since() {
        return concern.since();
    }

    @Override
    public int compareTo(ConcernRow other) {
        return Concern.WORST_FIRST.compare(concern, other.concern);
    }
}
