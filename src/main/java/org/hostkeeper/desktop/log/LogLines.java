package org.hostkeeper.desktop.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.ObservableListBase;

/**
 * The lines that are kept, of which those are listed that pass the filter. Each batch costs what it holds, however many
 * lines there are: a new line is tested once, the oldest go when there are too many, and what comes late is put where
 * its time is. Used on the JavaFX thread only.
 */
final class LogLines extends ObservableListBase<LogRow> {
    private final int most;
    private final long mostCharacters;
    private final Ring<LogRow> kept = new Ring<>();
    private final Ring<LogRow> shown = new Ring<>();
    private Predicate<LogRow> filter = _ -> true;
    private long characters;

    /**
     * @param most how many lines are kept
     * @param mostCharacters how long they may be together, since a line can be as long as a page
     */
    LogLines(int most, long mostCharacters) {
        this.most = most;
        this.mostCharacters = mostCharacters;
    }

    @Override
    public LogRow get(int index) {
        return shown.get(index);
    }

    @Override
    public int size() {
        return shown.size();
    }

    /** How many lines are kept, shown or not. */
    int kept() {
        return kept.size();
    }

    long characters() {
        return characters;
    }

    /** All lines that are kept, shown or not, oldest first. */
    List<LogRow> all() {
        List<LogRow> all = new ArrayList<>(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            all.add(kept.get(i));
        }
        return all;
    }

    void append(List<LogRow> came) {
        if (came.isEmpty()) {
            return;
        }
        beginChange();
        List<LogRow> more = inOrder(came);
        more = more.subList(Math.max(0, more.size() - most), more.size());
        long length = more.stream().mapToLong(LogRow::length).sum();
        forget(more.size(), length);
        int before = shown.size();
        for (LogRow row : more) {
            keep(row);
        }
        nextAdd(before, shown.size());
        endChange();
    }

    /** Shows only what passes; the one thing that looks at every line. */
    void filterBy(Predicate<LogRow> next) {
        filter = next;
        List<LogRow> before = List.copyOf(this);
        beginChange();
        shown.clear();
        for (int i = 0; i < kept.size(); i++) {
            if (filter.test(kept.get(i))) {
                shown.add(kept.get(i));
            }
        }
        nextReplace(0, shown.size(), before);
        endChange();
    }

    void forgetAll() {
        List<LogRow> before = List.copyOf(this);
        beginChange();
        kept.clear();
        shown.clear();
        characters = 0;
        nextRemove(0, before);
        endChange();
    }

    /** The batch by time; lines that were there and are younger than its oldest are taken back and stand among it. */
    private List<LogRow> inOrder(List<LogRow> came) {
        List<LogRow> sorted = new ArrayList<>(came);
        sorted.sort(Comparator.comparing(LogRow::at));
        List<LogRow> younger = new ArrayList<>();
        List<LogRow> hidden = new ArrayList<>();
        while (kept.size() > 0 && kept.last().at().isAfter(sorted.getFirst().at())) {
            LogRow row = kept.removeLast();
            characters -= row.length();
            younger.add(row);
            if (shown.size() > 0 && shown.last() == row) {
                hidden.add(shown.removeLast());
            }
        }
        if (younger.isEmpty()) {
            return sorted;
        }
        nextRemove(shown.size(), hidden.reversed());
        List<LogRow> both = new ArrayList<>(younger.reversed());
        both.addAll(sorted);
        both.sort(Comparator.comparing(LogRow::at));
        return both;
    }

    private void keep(LogRow row) {
        kept.add(row);
        characters += row.length();
        if (filter.test(row)) {
            shown.add(row);
        }
    }

    /** Makes room. */
    private void forget(int lines, long length) {
        List<LogRow> gone = new ArrayList<>();
        while (kept.size() > 0 && (kept.size() + lines > most || characters + length > mostCharacters)) {
            LogRow row = kept.removeFirst();
            characters -= row.length();
            if (shown.size() > 0 && shown.first() == row) {
                gone.add(shown.removeFirst());
            }
        }
        if (!gone.isEmpty()) {
            nextRemove(0, gone);
        }
    }
}
