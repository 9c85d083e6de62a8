package org.hostkeeper.words;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * A sentence for people that is not yet in any language: plans and problems are made, journalled and sent between
 * consoles long before anybody knows who will read them.
 *
 * <p>The words stand in a {@code .properties} file beside the code that uses them: bundle {@code module} is
 * {@code org/hostkeeper/module/module.properties} with {@code _de} and {@code _ru} beside it. Patterns are those of
 * {@link MessageFormat}, so an apostrophe is written twice.
 *
 * @param bundle the package below {@code org.hostkeeper}, with dots
 * @param key the key in that bundle
 * @param args strings, numbers or other texts; a text is resolved in the same language
 */
public record Text(String bundle, String key, List<Object> args) {
    /** The languages that every bundle speaks; the first is the fallback. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("ru"));

    private static final String LITERAL = "";

    public Text {
        args = List.copyOf(args);
    }

    public static Text of(String bundle, String key, Object... args) {
        return new Text(bundle, key, List.of(args));
    }

    /** Words that are the same in every language: a path, a command, what a host itself said. */
    public static Text literal(String words) {
        return new Text(LITERAL, words, List.of());
    }

    /** Whether it is the same in every language. */
    public boolean isLiteral() {
        return bundle.equals(LITERAL);
    }

    /** The sentence in this language, with numbers as the language writes them. */
    public String in(Locale language) {
        if (isLiteral()) {
            return key;
        }
        Object[] resolved =
                args.stream().map(a -> a instanceof Text t ? t.in(language) : a).toArray();
        return new MessageFormat(pattern(language), language).format(resolved);
    }

    private String pattern(Locale language) {
        String name = bundle.substring(bundle.lastIndexOf('.') + 1);
        ResourceBundle words = ResourceBundle.getBundle(
                "org.hostkeeper." + bundle + "." + name,
                language,
                Text.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        try {
            return words.getString(key);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("No words for " + key + " in bundle " + bundle, e);
        }
    }

    /** English, for logs and debuggers. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
