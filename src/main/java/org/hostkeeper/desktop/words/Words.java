package org.hostkeeper.desktop.words;

import javafx.beans.value.ObservableValue;
import org.hostkeeper.words.Text;

/**
 * The words of one package, in the language on screen; each view has one for the file that stands beside it.
 *
 * @param bundle the package below {@code org.hostkeeper}: {@code desktop.host}
 */
public record Words(Language language, String bundle) {
    public Text text(String key, Object... args) {
        return Text.of(bundle, key, args);
    }

    /** Follows the language. */
    public ObservableValue<String> say(String key, Object... args) {
        return language.say(text(key, args));
    }

    /** As it reads now. */
    public String now(String key, Object... args) {
        return language.now(text(key, args));
    }
}
