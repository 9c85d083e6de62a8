package org.hostkeeper.journey;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A screen of its own: an X server without a monitor, and a window manager, which manages whatever comes from then on. */
public final class Display implements AutoCloseable {
    private final Deque<Process> running = new ArrayDeque<>();
    private final String name;

    /** @param folder for what the two have to say */
    public Display(Path folder) throws IOException {
        Process server = start(
                folder.resolve("xvfb.log"),
                Map.of(),
                List.of("sh", "-c", "exec Xvfb -displayfd 3 -screen 0 1366x850x24 -nolisten tcp 3>&1 >/dev/null"));
        name = ":" + new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        Path managed = folder.resolve("openbox.managed");
        Files.deleteIfExists(managed);
        start(folder.resolve("openbox.log"), Map.of("DISPLAY", name), List.of("openbox", "--startup", "touch " + managed));
        await("a window manager").atMost(Duration.ofSeconds(60)).until(() -> Files.exists(managed));
    }

    /** As in the variable DISPLAY. */
    public String name() {
        return name;
    }

    private Process start(Path errors, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        running.push(process);
        return process;
    }

    @Override
    public void close() {
        running.forEach(process -> {
            process.destroy();
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
