package org.hostkeeper.schedule;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.host.HostName;

/**
 * How jobs of many hosts are to be kept apart.
 *
 * @param from when the first may start, in the hosts' own time
 * @param to when none may start any more; the same as {@code from} for the whole day, before it for past midnight
 * @param apart minutes between two starts, at least; so long a job may run
 * @param change what of their time jobs without letters get anew
 */
public record StaggerRequest(Which which, LocalTime from, LocalTime to, int apart, Change change) {
    /** In minutes. */
    static final int DAY = 24 * 60;

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** The jobs that get another time. */
    public sealed interface Which {
        /** Template lines that these letters stand in, to be filled in; without any, all template lines. */
        record Letters(Set<String> letters) implements Which {
            public Letters {
                letters = Set.copyOf(letters);
            }
        }

        /** Jobs whose command holds these words; their days stay. */
        record Command(String words) implements Which {}

        /** These jobs of these hosts, by their ids; of a template line also the other lines of its host that have its letters. */
        record Chosen(Map<HostName, Set<String>> ids) implements Which {
            public Chosen {
                ids = Map.copyOf(ids);
            }
        }
    }

    /** What of the time of day may become another; days stay in any case. */
    public enum Change {
        TIME,
        HOUR,
        MINUTE;

        /** Whether a job that starts at the one minute of the day may be moved to the other one. */
        boolean allows(int from, int to) {
            return switch (this) {
                case TIME -> true;
                case HOUR -> from % 60 == to % 60;
                case MINUTE -> from / 60 == to / 60;
            };
        }
    }

    /** A time of day as a person writes it, 22:30. */
    public static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text, MINUTES));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The same, or the problem with it that no host needs to be asked about. */
    public StaggerRequest checked() {
        if (apart < 1 || apart > DAY) {
            throw AddRequest.invalid("field.apart", String.valueOf(apart), "field.apart.rule");
        }
        switch (which) {
            case Which.Letters(Set<String> letters) -> letters.stream().filter(letter -> !letter.matches("[A-Z]")).sorted().findFirst().ifPresent(letter -> {
                throw AddRequest.invalid("field.letter", letter, "field.letter.rule");
            });
            case Which.Command(String words) when words.isBlank() -> throw AddRequest.invalid("field.command", "", "field.command.rule");
            case Which.Command _, Which.Chosen _ -> {}
        }
        return this;
    }

    /** Whether this letter of a line that is concerned was not asked for. */
    boolean leaves(String letter) {
        return which instanceof Which.Letters(Set<String> letters) && !letters.isEmpty() && !letters.contains(letter);
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
