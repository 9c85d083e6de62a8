package org.hostkeeper.desktop.schedule;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.schedule.StaggerRequest;
import org.hostkeeper.schedule.StaggerRequest.Which;
import org.hostkeeper.words.Text;

/**
 * What was typed of how jobs are to be kept apart.
 *
 * @param chosen the jobs that were selected on the page
 * @param words letters, or words of a command
 */
record StaggerWish(
        By by, Map<HostName, Set<String>> chosen, String words, String from, String to, String apart, StaggerRequest.Change change) {
    /** What says which jobs get another time. */
    enum By {
        CHOSEN,
        LETTERS,
        COMMAND;

        String key() {
            return "stagger.by." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it asks for no job yet. */
    boolean isEmpty() {
        return by == By.COMMAND && words.isBlank();
    }

    /** The same as a request; what cannot be understood is a problem thrown. */
    StaggerRequest request() {
        Which which = switch (by) {
            case CHOSEN -> new Which.Chosen(chosen);
            case COMMAND -> new Which.Command(words.strip());
            case LETTERS -> new Which.Letters(Stream.of(words.toUpperCase(Locale.ROOT).split("[\\s,;]+"))
                    .filter(letter -> !letter.isEmpty())
                    .collect(Collectors.toSet()));
        };
        return new StaggerRequest(which, time(from), time(to), minutes(), change).checked();
    }

    private static LocalTime time(String text) {
        return StaggerRequest.time(text.strip()).orElseThrow(() -> bad("field.clock", text));
    }

    private int minutes() {
        if (!apart.strip().matches("\\d{1,4}")) {
            throw bad("field.apart", apart);
        }
        return Integer.parseInt(apart.strip());
    }

    private static ProblemException bad(String field, String text) {
        return new ProblemException(new Problem.InvalidInput(Text.of("schedule", field), text, Text.of("schedule", field + ".rule")));
    }
}
