package org.hostkeeper.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * The person's own editor on a temporary file, as VISUAL or EDITOR names it; that value is the person's own shell words
 * and goes to a shell on this machine, as with git and crontab.
 */
public final class PersonalEditor {
    private final String command;

    public PersonalEditor(Map<String, String> environment) {
        this.command = Optional.ofNullable(environment.get("VISUAL"))
                .or(() -> Optional.ofNullable(environment.get("EDITOR")))
                .filter(words -> !words.isBlank())
                .orElse("vi");
    }

    /** Returns the text as it was left when the editor has ended. */
    public String edit(String before) {
        try {
            Path file = Files.createTempFile("hostkeeper-", ".conf");
            try {
                Files.writeString(file, before);
                run(file);
                return Files.readString(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Path file) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", command + " \"$1\"", "editor", file.toString())
                .inheritIO()
                .start();
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new ProblemException(new Problem.CommandFailed("localhost", command, exit, ""));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Cancelled(command), e);
        }
    }
}
