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
        String language = chosen(environment, "LC_MESSAGES").split("[_.@]", 2)[0];
        return Text.LANGUAGES.stream()
                .filter(spoken -> spoken.getLanguage().equals(language))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** Whether the locale's characters (LC_CTYPE) are those of Unicode, in UTF-8. */
    static boolean isUnicode(Map<String, String> environment) {
        String locale = chosen(environment, "LC_CTYPE").toLowerCase(Locale.ROOT);
        return locale.contains("utf-8") || locale.contains("utf8");
    }

    private static String chosen(Map<String, String> environment, String category) {
        return Stream.of("LC_ALL", category, "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("C");
    }
}
