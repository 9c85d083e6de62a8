package org.hostkeeper.schedule;

import java.util.Set;

/** What a line of a crontab is to the daemon. */
public sealed interface Entry {
    /** Nothing but blanks. */
    record Blank() implements Entry {}

    /** Begins with {@code #}. */
    record Comment(String text) implements Entry {}

    /** {@code NAME=VALUE} for the jobs below it, without the quotes around either. */
    record Environment(String name, String value) implements Entry {}

    /** Runs a command at a time. */
    record Job(JobText text, CronTime time) implements Entry {}

    /**
     * A job with letters where numbers will be, such as {@code 0 U * * 2,5}: valid once they are filled in, and refused by
     * the daemon until then (docs/contracts.md, gateway hosts).
     *
     * @param letters each once, in alphabetical order
     */
    record Template(JobText text, Set<String> letters) implements Entry {}

    /** A line that was switched off here: a comment to the daemon; {@code what} it is once it is switched on again. */
    record Off(Entry what) implements Entry {}

    /** The daemon refuses it. */
    record Invalid(String text, Fault fault) implements Entry {}

    /** What is wrong with a line; the first eight are the daemon's own distinctions. */
    enum Fault {
        MINUTE,
        HOUR,
        DAY_OF_MONTH,
        MONTH,
        DAY_OF_WEEK,
        WORD,
        USER,
        COMMAND,
        TOO_LONG,
        /** A zero byte, at which the daemon ends the line. */
        ZERO_BYTE;

        static Fault of(CronField field) {
            return switch (field) {
                case MINUTE -> MINUTE;
                case HOUR -> HOUR;
                case DAY_OF_MONTH -> DAY_OF_MONTH;
                case MONTH -> MONTH;
                case DAY_OF_WEEK -> DAY_OF_WEEK;
            };
        }
    }
}
