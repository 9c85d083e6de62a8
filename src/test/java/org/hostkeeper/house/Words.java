package org.hostkeeper.house;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words that stand beside the classes, and what the sources ask of them. */
final class Words {
    private static final List<String> LANGUAGES = List.of("", "_de", "_ru");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    private static final Path HOUSE = Path.of("org", "hostkeeper");

    private final Path sources;
    private final TreeMap<String, Path> bundles = new TreeMap<>();

    /** Bundles are named as {@code Text} names them: the package below org.hostkeeper, with dots. */
    Words(Path sources) {
        this.sources = sources;
        Path house = sources.resolve(HOUSE);
        try (Stream<Path> all = Files.walk(house)) {
            all.filter(folder -> Files.exists(folder.resolve(folder.getFileName() + ".properties")))
                    .forEach(folder -> bundles.put(
                            house.relativize(folder).toString().replace('/', '.'), folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> bundles() {
        return bundles.keySet();
    }

    /** Keys that a language lacks or has alone, patterns that are none, and places that a translation left out. */
    List<String> gaps() {
        List<String> found = new ArrayList<>();
        for (String bundle : bundles.keySet()) {
            Properties english = words(bundle, "");
            for (String language : LANGUAGES) {
                Properties other = words(bundle, language);
                Set<Object> keys = new TreeSet<>(english.keySet());
                keys.addAll(other.keySet());
                keys.forEach(key -> gap(english, other, key.toString())
                        .ifPresent(gap -> found.add(bundle + language + " " + key + ": " + gap)));
            }
        }
        return found;
    }

    /** Keys that nothing in the sources can be asking for. */
    List<String> unused() {
        SpokenKeys spoken = SpokenKeys.in(sources);
        return bundles.keySet().stream()
                .flatMap(bundle -> words(bundle, "").stringPropertyNames().stream()
                        .filter(key -> !spoken.has(key))
                        .map(key -> bundle + " " + key))
                .sorted()
                .toList();
    }

    /** Words that the sources name by two literals and that no bundle has. */
    List<String> missing() {
        List<String> found = new ArrayList<>();
        Sources.under(sources).visit((unit, _) -> new TreeScanner<Optional<String>, String>() {
            @Override
            public Optional<String> visitMethodInvocation(MethodInvocationTree call, String file) {
                if (call.getMethodSelect().toString().equals("Text.of") && call.getArguments().size() >= 2) {
                    missing(call.getArguments().get(0), call.getArguments().get(1))
                            .ifPresent(gap -> found.add(file + " " + gap));
                }
                return Optional.ofNullable(super.visitMethodInvocation(call, file)).orElse(Optional.empty());
            }
        }.scan(unit, unit.getSourceFile().getName()));
        return found;
    }

    private Optional<String> missing(ExpressionTree bundle, ExpressionTree key) {
        Optional<String> bundleName = literal(bundle);
        if (bundleName.isEmpty()) {
            return Optional.empty();
        }
        if (!bundles.containsKey(bundleName.get())) {
            return Optional.of("bundle " + bundleName.get());
        }
        Set<String> keys = words(bundleName.get(), "").stringPropertyNames();
        if (key instanceof BinaryTree sum) {
            return literal(leftmost(sum))
                    .filter(beginning -> keys.stream().noneMatch(k -> k.startsWith(beginning)))
                    .map(beginning -> bundleName.get() + " " + beginning + "…");
        }
        return literal(key).filter(k -> !keys.contains(k)).map(k -> bundleName.get() + " " + k);
    }

    private static ExpressionTree leftmost(BinaryTree sum) {
        return sum.getLeftOperand() instanceof BinaryTree left ? leftmost(left) : sum.getLeftOperand();
    }

    private static Optional<String> literal(ExpressionTree tree) {
        return tree instanceof LiteralTree l && l.getValue() instanceof String s ? Optional.of(s) : Optional.empty();
    }

    private static Optional<String> gap(Properties english, Properties other, String key) {
        if (!other.containsKey(key)) {
            return Optional.of("missing");
        }
        if (!english.containsKey(key)) {
            return Optional.of("not in English");
        }
        String words = other.getProperty(key);
        if (words.isBlank()) {
            return Optional.of("empty");
        }
        try {
            new MessageFormat(words).toPattern();
        } catch (IllegalArgumentException e) {
            return Optional.of("no pattern: " + e.getMessage());
        }
        return places(english.getProperty(key)).equals(places(words)) ? Optional.empty() : Optional.of("other places");
    }

    private static Set<String> places(String words) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(words);
        while (place.find()) {
            places.add(place.group(1));
        }
        return places;
    }

    private Properties words(String bundle, String language) {
        Path folder = bundles.get(bundle);
        if (folder == null) {
            throw new IllegalArgumentException(bundle);
        }
        Properties words = new Properties();
        Path file = folder.resolve(folder.getFileName() + language + ".properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                words.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return words;
    }
}
