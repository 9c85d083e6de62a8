package org.hostkeeper.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.assembly.PersonalEditor;
import org.hostkeeper.secret.Secret;

/**
 * This process's own standard streams. Output is UTF-8 whatever the locale says, since JSON and host names are, and a
 * C locale would turn half of a sentence into question marks.
 */
public final class SystemTerminal implements Terminal {
    private final PrintStream out = utf8(FileDescriptor.out);
    private final PrintStream err = utf8(FileDescriptor.err);
    private final InputStream in;
    private final Optional<Console> console;
    private final boolean colour;
    private final Locale language;
    private final boolean unicode;
    private final PersonalEditor editor;

    public SystemTerminal(Map<String, String> environment, InputStream in) {
        this.in = in;
        this.console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        this.colour = console.isPresent()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        this.editor = new PersonalEditor(environment);
        this.language = Language.of(environment);
        this.unicode = Language.isUnicode(environment);
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public boolean interactive() {
        return console.isPresent();
    }

    @Override
    public boolean colour() {
        return colour;
    }

    @Override
    public boolean unicode() {
        return unicode;
    }

    @Override
    public Locale language() {
        return language;
    }

    @Override
    public synchronized Optional<String> ask(String question) {
        out.flush();
        return console.flatMap(c -> Optional.ofNullable(c.readLine("%s ", question)));
    }

    @Override
    public synchronized Optional<Secret> askSecret(String question) {
        out.flush();
        return console.flatMap(c -> Optional.ofNullable(c.readPassword("%s ", question)))
                .filter(typed -> typed.length > 0)
                .map(Secret::of);
    }

    @Override
    public synchronized Optional<Secret> secretFromInput() {
        Line line = new Line();
        try {
            int next = in.read();
            boolean any = next >= 0;
            while (next >= 0 && next != '\n') {
                line.write(next);
                next = in.read();
            }
            return any ? Optional.of(line.secret()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            line.wipe();
        }
    }

    @Override
    public String edit(String before) {
        return editor.edit(before);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** A buffer that can be wiped, unlike the one it extends. */
    private static final class Line extends ByteArrayOutputStream {
        Line() {
            super(1024);
        }

        Secret secret() {
            int length = count > 0 && buf[count - 1] == '\r' ? count - 1 : count;
            byte[] typed = Arrays.copyOf(buf, length);
            try {
                return Secret.ofUtf8(typed);
            } finally {
                Arrays.fill(typed, (byte) 0);
            }
        }

        void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
