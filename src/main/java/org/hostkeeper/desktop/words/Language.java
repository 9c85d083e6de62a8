package org.hostkeeper.desktop.words;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.hostkeeper.words.Text;

/**
 * The language on screen. Whatever shows words binds to it, so that a switch changes all of them at once, without a new
 * start. Used on the JavaFX thread only, but for {@link #now}.
 */
public final class Language {
    private final ReadOnlyObjectWrapper<Locale> locale;

    private volatile Said said;

    public Language(Locale locale) {
        this.locale = new ReadOnlyObjectWrapper<>(locale);
        this.said = new Said(locale);
    }

    /** The best of our languages for what the person's system speaks. */
    public static Locale closestTo(Locale wanted) {
        return Text.LANGUAGES.stream()
                .filter(l -> l.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Text.LANGUAGES.getFirst());
    }

    public Locale locale() {
        return locale.get();
    }

    public ReadOnlyObjectProperty<Locale> localeProperty() {
        return locale.getReadOnlyProperty();
    }

    public void speak(Locale next) {
        said = new Said(next);
        locale.set(next);
    }

    /** The sentence as it reads now; for what is made anew anyway whenever it is shown. */
    public String now(Text text) {
        return said.now(text);
    }

    /** The sentence, following the language. */
    public ObservableValue<String> say(Text text) {
        return Bindings.createStringBinding(() -> now(text), locale);
    }

    /** A sentence that changes, following the language too. */
    public ObservableValue<String> say(ObservableValue<Text> text) {
        return Bindings.createStringBinding(() -> now(text.getValue()), locale, text);
    }

    /** What was said lately: tables say the same few states, ages and sizes for thousands of rows. */
    private record Said(Locale locale, Map<Text, String> known) {
        private static final int KEPT = 2000;

        Said(Locale locale) {
            this(locale, new ConcurrentHashMap<>());
        }

        String now(Text text) {
            if (text.isLiteral()) {
                return text.key();
            }
            if (known.size() > KEPT) {
                known.clear();
            }
            return known.computeIfAbsent(text, t -> t.in(locale));
        }
    }
}
