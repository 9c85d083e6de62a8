package org.hostkeeper.desktop.widget;

import java.util.Comparator;
import org.hostkeeper.words.Text;

/**
 * A state as it is shown: which of the vocabulary, and the word for it here ("Running", "No connection").
 */
public record State(Mark mark, Text word) implements Comparable<State> {
    private static final Comparator<State> WORST_FIRST =
            Comparator.comparing(State::mark).thenComparing(s -> s.word().toString());

    @Override
    public int compareTo(State other) {
        return WORST_FIRST.compare(this, other);
    }
}
