package org.hostkeeper.schedule;

import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * How jobs of many hosts are to be kept apart.
 *
 * @param letters of template lines to fill in; empty for all letters, if no command is given
 * @param command words of the commands whose jobs get another time of day; their days stay
 * @param from when the first may start, in the hosts' own time
 * @param to when none may start any more; the same as {@code from} for the whole day, before it for past midnight
 * @param apart minutes between two starts, at least; so long a job may run
 */
public record StaggerRequest(Set<String> letters, Optional<String> command, LocalTime from, LocalTime to, int apart) {
    /** In minutes. */
    static final int DAY = 24 * 60;

    public StaggerRequest {
        letters = Set.copyOf(letters);
    }

    /** The same, or the problem with it that no host needs to be asked about. */
    public StaggerRequest checked() {
        if (apart < 1 || apart > DAY) {
            throw AddRequest.invalid("field.apart", String.valueOf(apart), "field.apart.rule");
        }
        for (String letter : letters) {
            if (!letter.matches("[A-Z]")) {
                throw AddRequest.invalid("field.letter", letter, "field.letter.rule");
            }
        }
        if (command.filter(String::isBlank).isPresent()) {
            throw AddRequest.invalid("field.command", "", "field.command.rule");
        }
        return this;
    }

    /** @param minute of the day */
    boolean within(int minute) {
        return since(minute) < length();
    }

    /** Minutes from the beginning of the window to this minute of the day. */
    int since(int minute) {
        return Math.floorMod(minute - minutes(from), DAY);
    }

    /** In minutes. */
    int length() {
        int length = Math.floorMod(minutes(to) - minutes(from), DAY);
        return length == 0 ? DAY : length;
    }

    private static int minutes(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }
}
