package org.hostkeeper.module.inspection;

import java.util.Locale;
import org.hostkeeper.words.Text;

/**
 * Something to try next.
 *
 * @param deed what a window can offer for it
 * @param words what to do, as a sentence
 * @param subject the unit that the deed is about
 */
public record Remedy(Deed deed, Text words, String subject) {
    /** What can be done about it at once. */
    public enum Deed {
        START, RESTART, EDIT, RESET_FAILED, RELOAD, SHOW_LOG,
        /** Look at another unit first. */
        LOOK_AT,
        /** Only a person can do it, elsewhere. */
        BY_HAND;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
