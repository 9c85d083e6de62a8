package org.hostkeeper.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fresh hosts for one test class, which no other test run on this machine uses: the number of each is held by a lock on
 * a file, and the system releases that lock however the run ends. So hosts that a killed run left behind are found by
 * the next one, which takes them down before it boots its own under that number.
 */
final class Lease implements AutoCloseable {
    /** The numbers below are left to people. */
    private static final int FIRST = 101;

    private static final int LAST = 200;

    private final TestBedScript script;
    private final List<FileChannel> locks = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Thread atExit = new Thread(this::takeDown, "test bed, taken down at exit");
    private final List<TestHost> hosts;

    Lease(TestBedScript script, int count) {
        this.script = script;
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
            claim(count);
            script.must("down", names);
            script.must("up", names);
            hosts = names.stream().map(name -> new TestHost(script, name)).toList();
        } catch (IllegalStateException | UncheckedIOException e) {
            close();
            throw e;
        }
    }

    List<TestHost> hosts() {
        return hosts;
    }

    private void claim(int count) {
        for (int number = FIRST; names.size() < count; number++) {
            if (number > LAST) {
                throw new IllegalStateException("Other test runs hold all test hosts from h" + FIRST + " to h" + LAST);
            }
            Optional<FileChannel> lock = lock(number);
            if (lock.isPresent()) {
                locks.add(lock.get());
                names.add("h" + number);
            }
        }
    }

    private static Optional<FileChannel> lock(int number) {
        try {
            Path folder = Files.createDirectories(folder().resolve("leases"));
            FileChannel channel =
                    FileChannel.open(folder.resolve("h" + number), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return holds(channel) ? Optional.of(channel) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The test bed's folder cannot be used", e);
        }
    }

    private static boolean holds(FileChannel channel) throws IOException {
        try {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isPresent()) {
                return true;
            }
        } catch (OverlappingFileLockException e) {
            // another class of this very run has it: as taken as if it were another run's
        }
        channel.close();
        return false;
    }

    /** As testbed/testbed decides it. */
    private static Path folder() {
        String temporary = Optional.ofNullable(System.getenv("TMPDIR")).orElse("/tmp");
        return Path.of(Optional.ofNullable(System.getenv("TESTBED_DIR")).orElse(temporary + "/hostkeeper-testbed"));
    }

    private void takeDown() {
        if (!names.isEmpty()) { // without a name, down takes every host
            script.must("down", names);
        }
    }

    @Override
    public void close() {
        try {
            takeDown();
            Runtime.getRuntime().removeShutdownHook(atExit);
        } finally {
            locks.forEach(Lease::release);
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A lease of the test bed could not be given back", e);
        }
    }
}
