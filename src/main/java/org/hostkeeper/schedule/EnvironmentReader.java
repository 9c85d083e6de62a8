package org.hostkeeper.schedule;

import java.util.Optional;

/** Tells an environment line from a job as the daemon does: the states of load_env in env.c, one after the other. */
final class EnvironmentReader {
    private enum State { NAME_BEGINS, NAME, WANTS_EQUALS, AFTER_EQUALS, VALUE_BEGINS, VALUE, ENDED, NONE }

    private final String line;
    private final Dialect dialect;
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private State state = State.NAME_BEGINS;
    private char quote;
    private int at;

    private EnvironmentReader(String line, Dialect dialect) {
        this.line = line;
        this.dialect = dialect;
    }

    /** {@code line} begins at its first character that is no blank. */
    static Optional<Entry.Environment> read(String line, Dialect dialect) {
        return new EnvironmentReader(line, dialect).read();
    }

    private Optional<Entry.Environment> read() {
        while (state != State.NONE && at < line.length()) {
            switch (state) {
                case NAME_BEGINS, VALUE_BEGINS -> begin();
                case NAME -> inName();
                case VALUE -> inValue();
                case WANTS_EQUALS -> wantEquals();
                case AFTER_EQUALS, ENDED -> skipSpace();
                case NONE -> throw new IllegalStateException("The loop ends here");
            }
        }
        boolean open = state == State.VALUE && quote == 0;
        boolean empty = state == State.AFTER_EQUALS && dialect == Dialect.CRONIE;
        if (state != State.ENDED && !open && !empty) {
            return Optional.empty();
        }
        String text = stripped(value.toString());
        // twice quoted: cron takes one more pair away
        if (text.length() >= 2 && (text.charAt(0) == '\'' || text.charAt(0) == '"') && text.endsWith(text.substring(0, 1))) {
            text = text.substring(1, text.length() - 1);
        }
        return Optional.of(new Entry.Environment(RawText.shown(name.toString()), RawText.shown(text)));
    }

    private void begin() {
        char c = line.charAt(at);
        if (c == '\'' || c == '"') {
            quote = c;
            at++;
        }
        state = state == State.NAME_BEGINS ? State.NAME : State.VALUE;
    }

    private void inName() {
        char c = line.charAt(at);
        if (quote != 0 ? c == quote : RawText.isSpace(c)) {
            state = State.WANTS_EQUALS;
            at++;
        } else if (c == '=') {
            state = quote != 0 ? State.NONE : State.WANTS_EQUALS;
        } else {
            name.append(c);
            at++;
        }
    }

    private void inValue() {
        char c = line.charAt(at++);
        if (quote != 0 && c == quote) {
            state = State.ENDED;
        } else {
            value.append(c);
        }
    }

    private void wantEquals() {
        char c = line.charAt(at++);
        if (c == '=') {
            state = State.AFTER_EQUALS;
            quote = 0;
        } else if (!RawText.isSpace(c)) {
            state = State.NONE;
        }
    }

    private void skipSpace() {
        if (RawText.isSpace(line.charAt(at))) {
            at++;
        } else {
            state = state == State.ENDED ? State.NONE : State.VALUE_BEGINS;
        }
    }

    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && RawText.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
