package org.hostkeeper.schedule;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * Reads one field of a cron time as the daemon does, character for character: what it lets pass is let pass, and what it
 * refuses is refused (get_list, get_range and get_number in entry.c).
 */
final class FieldReader {
    private static final int END = -1;
    private static final int BYTE_THAT_READS_AS_END = 0xFF;

    private final String text;
    private final CronField field;
    private final Dialect dialect;
    private int at;
    private int number;
    private long bits;

    private FieldReader(String text, CronField field, Dialect dialect) {
        this.text = text;
        this.field = field;
        this.dialect = dialect;
    }

    /** A bit for each value that the field names, or nothing if the daemon refuses it; {@code text} has no blanks. */
    static OptionalLong read(String text, CronField field, Dialect dialect) {
        FieldReader reader = new FieldReader(text, field, dialect);
        return reader.list() ? OptionalLong.of(reader.bits) : OptionalLong.empty();
    }

    private boolean list() {
        while (range()) {
            if (next() != ',') {
                // whatever else follows is skipped up to the next blank; this byte alone is taken for the end of the file
                return dialect == Dialect.CRONIE || next() != BYTE_THAT_READS_AS_END;
            }
            at++;
        }
        return false;
    }

    private boolean range() {
        int first = field.low();
        int last = field.high();
        if (next() == '*') {
            at++;
        } else {
            if (!number(true, ",-")) {
                return false;
            }
            first = number;
            if (next() != '-') {
                return next() != '/' && set(first);
            }
            at++;
            if (!number(true, "/,")) {
                return false;
            }
            last = number;
        }
        return step(first, last);
    }

    private boolean step(int first, int last) {
        int step = 1;
        if (next() == '/') {
            at++;
            if (!number(false, ",") || number <= 0) {
                return false;
            }
            step = number;
        }
        boolean sane = dialect == Dialect.CRONIE ? first <= last : within(first) && within(last);
        for (int value = first; sane && value <= last; value += step) {
            sane = set(value);
        }
        return sane;
    }

    /** Letters and digits together, which are a name or a number; cronie wants one kind, and a known character after it. */
    private boolean number(boolean named, String terminators) {
        int start = at;
        while (isDigit(next()) || (isLetter(next()) && (dialect == Dialect.DEBIAN || !isDigit(first(start))))) {
            at++;
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        boolean ended = dialect == Dialect.DEBIAN || next() == END || terminators.indexOf(next()) >= 0;
        if (word.isEmpty() || word.length() >= LineReader.LONGEST || !ended) {
            return false;
        }
        int name = named ? field.names().indexOf(word) : -1;
        if (name >= 0) {
            number = name + field.low();
            return true;
        }
        if (!word.chars().allMatch(FieldReader::isDigit)) {
            return false;
        }
        number = atoi(word);
        return true;
    }

    private int first(int start) {
        return start < at ? text.charAt(start) : END;
    }

    /** As C does it with numbers that are too large. */
    private static int atoi(String digits) {
        String plain = digits.replaceFirst("^0+(?=.)", "");
        return plain.length() > 18 ? -1 : (int) Long.parseLong(plain);
    }

    private boolean set(int value) {
        if (within(value)) {
            bits |= 1L << value;
        }
        return within(value);
    }

    private boolean within(int value) {
        return value >= field.low() && value <= field.high();
    }

    private int next() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
