package org.hostkeeper.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs testbed/testbed, so that the knowledge of how a host is made stands in one place only. Blocks until the verb is
 * done; the longest, a first build of the root file system, takes about a minute.
 */
final class TestBedScript {
    private static final long MINUTES_AT_MOST = 10;
    private final Path script = Path.of("testbed", "testbed").toAbsolutePath();
    private final Map<String, String> environment;

    TestBedScript() {
        this(Map.of());
    }

    /** @param environment what the script is told besides what this process was told */
    TestBedScript(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs a verb that must succeed, and answers what it printed. */
    String must(String verb, List<String> arguments) {
        Answer answer = run(verb, arguments);
        if (answer.status() != 0) {
            throw new IllegalStateException("testbed %s %s ended with %d: %s"
                    .formatted(verb, String.join(" ", arguments), answer.status(), answer.err()));
        }
        return answer.out().strip();
    }

    /** Runs a verb that may fail, and answers how it ended. */
    Answer run(String verb, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString(), verb));
        command.addAll(arguments);
        try {
            // Into files: a host that outlives the verb may hold on to a pipe, and its reader would wait for ever.
            Path out = Files.createTempFile("testbed", ".out");
            Path err = Files.createTempFile("testbed", ".err");
            try {
                return new Answer(status(command, out, err), read(out), read(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("testbed " + verb + " could not be run", e);
        }
    }

    private int status(List<String> command, Path out, Path err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "%s took more than %d minutes: %s".formatted(command, MINUTES_AT_MOST, read(err)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
        return process.exitValue();
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
