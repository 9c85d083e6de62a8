package org.hostkeeper.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Held while a console looks at the file, makes it or migrates it, so that two consoles that start at once do so one
 * after the other. The operating system lets go of it when a console dies.
 */
final class OpeningLock implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(20);

    private final FileChannel channel;

    private OpeningLock(FileChannel channel) {
        this.channel = channel;
    }

    static OpeningLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            lock(channel);
            return new OpeningLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Waits for other processes in the kernel; Java refuses a second wait of the same process, which therefore asks again. */
    private static void lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                FileLock held = channel.lock();
                if (held.isValid()) {
                    return;
                }
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
