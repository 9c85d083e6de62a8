package org.hostkeeper.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The other side: {@code ssh}, 50 at a time, over control connections or from nothing. bench/openssh does the work. */
final class OpenSsh {
    private final Path folder;

    private OpenSsh(Path folder) {
        this.folder = folder;
    }

    static OpenSsh prepare(Path folder, SentScript script) throws IOException {
        Files.writeString(folder.resolve("line"), script.line());
        Files.write(folder.resolve("input"), script.input());
        return new OpenSsh(folder);
    }

    Duration overMasters() throws IOException, InterruptedException {
        return run("open");
    }

    Duration fromNothing() throws IOException, InterruptedException {
        return run("fresh");
    }

    /** The script takes its own time, so that starting it from a JVM costs nothing. */
    private Duration run(String way) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bench/openssh", way, folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String nanoseconds =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("bench/openssh " + way + " failed");
        }
        return Duration.ofNanos(Long.parseLong(nanoseconds));
    }
}
