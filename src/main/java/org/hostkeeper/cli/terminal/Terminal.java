package org.hostkeeper.cli.terminal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.words.Text;

/**
 * Who a command speaks with: a person at a terminal, or a script. Results go to {@link #out()}, everything else to
 * {@link #err()}, so that a pipe only ever gets results. Safe from many threads; one question is asked at a time.
 */
public interface Terminal {
    PrintStream out();

    PrintStream err();

    /** Whether somebody is there who can be asked. */
    boolean interactive();

    /** Whether colour is wanted: at a terminal, and NO_COLOR (no-color.org) is not set. */
    boolean colour();

    /** Whether signs beyond ASCII may be drawn with: where the locale is C or has another character set, they may show as anything. */
    boolean unicode();

    /** The language of results and problems. */
    Locale language();

    /** Asks a person for a line; empty at the end of input. Only where {@link #interactive()}. */
    Optional<String> ask(String question);

    /** Asks a person without echo; empty if nothing was entered. Only where {@link #interactive()}. */
    Optional<Secret> askSecret(String question);

    /** The next line of standard input as a secret, for {@code --password-stdin}; empty at the end of input. */
    Optional<Secret> secretFromInput();

    /** Lets a person change a text in the editor of their choice. Only where {@link #interactive()}. */
    String edit(String before);

    /** The sentence in this terminal's language. */
    default String say(Text text) {
        return text.in(language());
    }

    /** The words of the command line's own bundle. */
    default String say(String key, Object... args) {
        return say(Text.of("cli", key, args));
    }
}
