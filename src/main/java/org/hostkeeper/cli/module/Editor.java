package org.hostkeeper.cli.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * The person's own editor on a temporary file, as VISUAL or EDITOR names it; their value is the person's own shell words
 * and is handed to a shell on this machine, as git and crontab do.
 */
final class Editor {
    private final Terminal terminal;

    Editor(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The text as it was left; one that was not changed means that the person thought better of it. */
    String edit(String what, String before) {
        if (!terminal.interactive()) {
            throw UsageException.of("edit.needs-what");
        }
        try {
            Path file = Files.createTempFile("hostkeeper-", ".conf");
            try {
                Files.writeString(file, before);
                run(file);
                String after = Files.readString(file);
                if (after.equals(before)) {
                    throw new ProblemException(new Problem.Cancelled(terminal.say("title.edit", what)));
                }
                return after;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Path file) throws IOException {
        String editor = Optional.ofNullable(System.getenv("VISUAL"))
                .or(() -> Optional.ofNullable(System.getenv("EDITOR")))
                .orElse("vi");
        Process process = new ProcessBuilder("sh", "-c", editor + " \"$1\"", "editor", file.toString())
                .inheritIO()
                .start();
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new ProblemException(new Problem.CommandFailed("localhost", editor, exit, ""));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Cancelled(editor), e);
        }
    }
}
