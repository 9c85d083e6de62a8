package org.hostkeeper.desktop.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The programs that show a terminal in a window, in the order in which they are looked for, and how each is given the
 * command that runs in it: as arguments, never as one line.
 */
public enum TerminalProgram {
    /** Whichever the person chose; Debian's policy (11.8.3) says that it takes -e and the rest as arguments. */
    CHOSEN("x-terminal-emulator", "-e"),
    GNOME("gnome-terminal", "--"),
    KONSOLE("konsole", "-e"),
    XFCE("xfce4-terminal", "-x"),
    XTERM("xterm", "-e");

    private final String program;
    private final String before;

    TerminalProgram(String program, String before) {
        this.program = program;
        this.before = before;
    }

    /** The first that is there. */
    public static Optional<TerminalProgram> first(Predicate<String> isThere) {
        return List.of(values()).stream().filter(t -> isThere.test(t.program)).findFirst();
    }

    /** Shows a window in which this runs; without a command it is the person's own shell. */
    public List<String> showing(List<String> command) {
        List<String> all = new ArrayList<>(List.of(program));
        if (!command.isEmpty()) {
            all.add(before);
            all.addAll(command);
        }
        return all;
    }
}
