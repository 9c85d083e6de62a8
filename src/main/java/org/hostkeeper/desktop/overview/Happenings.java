package org.hostkeeper.desktop.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.plan.Journal;

/** What happened by itself and what people changed, made ready on a thread that may take its time. */
public final class Happenings {
    static final Happenings NONE = new Happenings(List.of(), List.of());

    private final List<FactEvent> events;
    private final List<ChangeRow> rows;

    private Happenings(List<FactEvent> events, List<ChangeRow> rows) {
        this.events = List.copyOf(events);
        this.rows = List.copyOf(rows);
    }

    /**
     * From the history and the journal.
     *
     * @param newestFirst as far back as it is kept, since it tells when concerns began
     * @param since from when on it is a change to be shown
     */
    public static Happenings of(List<FactEvent> newestFirst, List<Journal.Line> journal, Instant since) {
        List<ChangeRow> rows = new ArrayList<>(JournalChanges.since(since, journal));
        newestFirst.stream().filter(event -> !event.at().isBefore(since)).map(ChangeRow::of).forEach(rows::add);
        return new Happenings(newestFirst, rows);
    }

    List<FactEvent> events() {
        return events;
    }

    List<ChangeRow> rows() {
        return rows;
    }
}
