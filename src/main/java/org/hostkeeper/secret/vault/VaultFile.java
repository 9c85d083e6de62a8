package org.hostkeeper.secret.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.hostkeeper.disk.WholeFile;

/** The vault on the disk: read and replaced as a whole, so that it is wholly old or wholly new at every moment. */
final class VaultFile {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Duration AGAIN = Duration.ofMillis(20);

    private final Path file;
    private final VaultProblems problems;

    VaultFile(Path file, VaultProblems problems) {
        this.file = file.toAbsolutePath();
        this.problems = problems;
    }

    /** Empty if there is none. */
    Optional<SealedVault> read() {
        try {
            return Optional.of(SealedVault.read(Files.readAllBytes(file), problems));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw problems.inaccessible(e);
        }
    }

    /**
     * Reads, lets {@code change} make the next vault of it and writes that, while other consoles wait to do the same. An
     * empty answer changes nothing.
     */
    boolean replace(Function<Optional<SealedVault>, Optional<SealedVault>> change) {
        try {
            Files.createDirectories(
                    folder(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (FileChannel lock = FileChannel.open(
                    file.resolveSibling(file.getFileName() + ".lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY)) {
                hold(lock);
                Optional<SealedVault> next = change.apply(read());
                if (next.isPresent()) {
                    WholeFile.replaceDurably(file, next.get().bytes());
                }
                return next.isPresent();
            }
        } catch (IOException e) {
            throw problems.inaccessible(e);
        }
    }

    /** Waits for other processes in the kernel; Java refuses a second wait of the same process, which therefore asks again. */
    private static void hold(FileChannel channel) throws IOException {
        while (true) {
            try {
                FileLock lock = channel.lock();
                if (lock.isValid()) {
                    return;
                }
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    private Path folder() {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("The root of a file system is no vault");
        }
        return folder;
    }
}
