package org.hostkeeper.desktop.frame;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How well something fits what was typed. Every word typed must be in it somewhere; a title that begins with the word
 * comes before one in which it begins a part, then come those that contain it, then those whose letters it names in
 * order ({@code nxw} for {@code nginx on web1}). What is equal stays in the order in which it was offered.
 */
final class Ranking {
    private static final int PREFIX = 0;
    private static final int WORD_START = 1;
    private static final int INSIDE = 2;
    private static final int BESIDE = 3;
    private static final int SCATTERED = 6;

    private record Ranked<T>(T thing, int rank) {}

    /** What is searched of a thing: its title, and what it is. */
    record Words(String title, String what) {}

    private final List<String> typed;

    Ranking(String query) {
        this.typed = Stream.of(lower(query).strip().split("\\s+")).filter(w -> !w.isEmpty()).toList();
    }

    /** The things that fit, the best first. */
    <T> List<T> best(List<T> things, java.util.function.Function<T, Words> words, int most) {
        return things.stream()
                .flatMap(thing -> rank(words.apply(thing)).stream().mapToObj(rank -> new Ranked<>(thing, rank)))
                .sorted(Comparator.comparingInt(Ranked::rank))
                .limit(most)
                .map(Ranked::thing)
                .toList();
    }

    /** Smaller is better; none if it does not fit. */
    OptionalInt rank(Words words) {
        String title = lower(words.title());
        String what = lower(words.what());
        int sum = 0;
        for (String word : typed) {
            OptionalInt rank = rank(word, title, what);
            if (rank.isEmpty()) {
                return rank;
            }
            sum += rank.getAsInt();
        }
        return OptionalInt.of(sum);
    }

    private static OptionalInt rank(String word, String title, String what) {
        if (title.startsWith(word)) {
            return OptionalInt.of(PREFIX);
        }
        if (beginsPart(word, title)) {
            return OptionalInt.of(WORD_START);
        }
        if (title.contains(word)) {
            return OptionalInt.of(INSIDE);
        }
        if (what.startsWith(word) || beginsPart(word, what)) {
            return OptionalInt.of(BESIDE);
        }
        return scattered(word, title) ? OptionalInt.of(SCATTERED) : OptionalInt.empty();
    }

    private static boolean beginsPart(String word, String text) {
        for (int at = text.indexOf(word, 1); at >= 0; at = text.indexOf(word, at + 1)) {
            if (!Character.isLetterOrDigit(text.codePointBefore(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean scattered(String word, String text) {
        int at = 0;
        for (int i = 0; i < word.length(); i++) {
            at = text.indexOf(word.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
