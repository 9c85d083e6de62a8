package org.hostkeeper.cli.command;

import java.util.Locale;
import org.hostkeeper.words.Text;

/** The command line is well formed and yet cannot be carried out; the sentence says what to write instead. Exit 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    public UsageException(Text text) {
        super(text.in(Locale.ENGLISH));
        this.text = text;
    }

    public static UsageException of(String key, Object... args) {
        return new UsageException(Text.of("cli", key, args));
    }

    public Text text() {
        return text;
    }
}
