package org.hostkeeper.cli.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hostkeeper.words.Text;

/**
 * The language that the environment asks for, as POSIX orders the variables for messages (XBD 8.2): LC_ALL, then
 * LC_MESSAGES, then LANG. C, POSIX and a language that Hostkeeper does not speak give English.
 */
public final class Language {
    private Language() {}

    public static Locale of(Map<String, String> environment) {
        String chosen = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("C");
        String language = chosen.split("[_.@]", 2)[0];
        return Text.LANGUAGES.stream()
                .filter(spoken -> spoken.getLanguage().equals(language))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
