package org.hostkeeper.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A test-bed host whose processor time is measured, with everything that runs in it.
 *
 * @param files its files as seen from here
 * @param meter what counts the processor time of all its processes, also of those that have ended, in nanoseconds
 */
record HostUnderTest(String script, String name, Path files, String address, Path meter) {
    String sh(String text) {
        try {
            Process process = new ProcessBuilder(script, "exec", name, "sh", "-c", text)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(text + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a program as a unit, as a user without rights. */
    void run(String unit, String command) {
        sh("systemd-run --quiet --unit=" + unit + " --uid=plain " + command);
    }

    /** Percent of one processor that the whole host used in this time. */
    double load(Duration window) throws IOException, InterruptedException {
        long before = nanos();
        long began = System.nanoTime();
        Thread.sleep(window.toMillis());
        return 100.0 * (nanos() - before) / (System.nanoTime() - began);
    }

    private long nanos() throws IOException {
        return Long.parseLong(Files.readString(meter).strip());
    }

    /** The same of one unit's main process alone. */
    double ownLoad(String unit, Duration window) throws IOException, InterruptedException {
        Path tasks = process(unit).resolve("task");
        long before = ran(tasks);
        long began = System.nanoTime();
        Thread.sleep(window.toMillis());
        return 100.0 * (ran(tasks) - before) / (System.nanoTime() - began);
    }

    private static long ran(Path tasks) throws IOException {
        long nanos = 0;
        List<Path> threads;
        try (Stream<Path> all = Files.list(tasks)) {
            threads = all.toList();
        }
        for (Path thread : threads) {
            nanos += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
        }
        return nanos;
    }

    /** Bytes of memory that the unit's main process holds. */
    long resident(String unit) throws IOException {
        String status = Files.readString(process(unit).resolve("status"));
        return 1024 * Long.parseLong(status.replaceAll("(?s).*VmRSS:\\s+(\\d+) kB.*", "$1"));
    }

    private Path process(String unit) {
        return files.resolve("proc").resolve(sh("systemctl show -p MainPID --value " + unit).strip());
    }
}
