package org.hostkeeper.exhibition;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/**
 * What a controller's settings say, asked for by key and type. A value that cannot be taken is told, and counts as not said
 * where telling does not end it.
 *
 * @param said by key; what is blank counts as not said
 * @param sources where each was said, for people
 * @param bad is told what cannot be taken
 */
record SettingValues(Map<String, String> said, Map<String, String> sources, Consumer<Problem> bad) {
    /** No clock of a machine runs for longer: 31 years. */
    private static final double LONGEST = 1e9;

    String text(String key, String usual) {
        return value(key, usual, Optional::of, "text");
    }

    boolean flag(String key, boolean usual) {
        return value(key, usual, SettingValues::flag, "flag");
    }

    /** As pydantic takes it, which the deployed controller reads its settings with. */
    private static Optional<Boolean> flag(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1", "t", "y" -> Optional.of(true);
            case "false", "no", "off", "0", "f", "n" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Above 0. */
    Duration seconds(String key, Duration usual) {
        return value(key, usual, SettingValues::seconds, "seconds");
    }

    private static Optional<Duration> seconds(String word) {
        if (!word.matches("\\+?(\\d{1,20}\\.?\\d{0,20}|\\.\\d{1,20})([eE][+-]?\\d{1,3})?")) {
            return Optional.empty();
        }
        double seconds = Double.parseDouble(word);
        return seconds > 0 && seconds <= LONGEST
                ? Optional.of(Duration.of(Math.max(1, Math.round(seconds * 1e6)), ChronoUnit.MICROS))
                : Optional.empty();
    }

    int count(String key, int usual) {
        return value(key, usual, word -> whole(word, 1, 1_000_000), "count");
    }

    int port(String key, int usual) {
        return value(key, usual, word -> whole(word, 0, 65_535), "port");
    }

    private static Optional<Integer> whole(String word, int least, int most) {
        return Optional.of(word)
                .filter(w -> w.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most);
    }

    /** Networks and addresses, parted by commas; none is looked up. */
    List<String> networks(String key) {
        return value(key, List.of(), SettingValues::cidrs, "networks");
    }

    /** Networks, each with the calls that it is for if it is not for all, parted by commas. */
    List<String> compatibility(String key) {
        return value(key, List.of(), SettingValues::compatible, "compatibility");
    }

    private static Optional<List<String>> compatible(String words) {
        List<Optional<Compatibility>> all = words(words).stream().map(Compatibility::of).toList();
        return all.stream().allMatch(Optional::isPresent)
                ? Optional.of(all.stream().flatMap(Optional::stream).map(Compatibility::words).toList())
                : Optional.empty();
    }

    private static Optional<List<String>> cidrs(String words) {
        List<String> all = words(words);
        return all.stream().allMatch(CidrForm::isOne) ? Optional.of(all) : Optional.empty();
    }

    /** Parted by commas. */
    static List<String> words(String said) {
        return Stream.of(said.split(",", -1)).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    <T> T value(String key, T usual, Function<String, Optional<T>> form, String rule) {
        String word = said.getOrDefault(key, "").strip();
        if (word.isEmpty()) {
            return usual;
        }
        return form.apply(word).orElseGet(() -> {
            bad.accept(invalid(key, word, rule));
            return usual;
        });
    }

    Problem invalid(String key, String value, String rule) {
        Text field = Text.of("exhibition", "setting", key, sources.getOrDefault(key, ""));
        return new Problem.InvalidInput(field, value, Text.of("exhibition", "setting." + rule));
    }
}
