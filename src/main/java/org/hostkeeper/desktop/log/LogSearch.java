package org.hostkeeper.desktop.log;

import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Looks for words among the listed lines, forth and back and round at the ends; hides nothing. */
final class LogSearch {
    private final LogLines lines;
    private final StringProperty words = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<LogPattern> pattern = new ReadOnlyObjectWrapper<>(LogPattern.of("", false));

    LogSearch(LogLines lines, LogFilter filter) {
        this.lines = lines;
        words.addListener(_ -> pattern.set(LogPattern.of(words.get(), filter.expression().get())));
        filter.expression().addListener((_, _, now) -> pattern.set(LogPattern.of(words.get(), now)));
    }

    StringProperty words() {
        return words;
    }

    /** What is looked for, to be marked. */
    ReadOnlyObjectProperty<LogPattern> pattern() {
        return pattern.getReadOnlyProperty();
    }

    /** The next line with the words after this one. */
    OptionalInt next(int from) {
        return step(from, 1);
    }

    OptionalInt previous(int from) {
        return step(from, -1);
    }

    private OptionalInt step(int from, int by) {
        int size = lines.size();
        if (pattern.get().isEmpty()) {
            return OptionalInt.empty();
        }
        for (int i = 1; i <= size; i++) {
            int at = Math.floorMod(from + i * by, size);
            if (pattern.get().finds(lines.get(at))) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }
}
