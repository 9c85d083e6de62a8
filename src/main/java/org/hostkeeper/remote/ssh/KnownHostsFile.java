package org.hostkeeper.remote.ssh;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.disk.WholeFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * One known_hosts file. A change is a new file in place of the old one, under a lock that other consoles respect, so
 * that a reader sees all of the old or all of the new.
 */
final class KnownHostsFile {
    private static final FileAttribute<?> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final long NEXT_TRY_NANOS = 5_000_000;

    private final Path path;
    private final ReentrantLock inThisProcess = new ReentrantLock();

    KnownHostsFile(Path path) {
        this.path = path;
    }

    List<KnownHost> entries() {
        List<KnownHost> entries = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            KnownHost.parse(lines.get(i), path + ":" + (i + 1)).ifPresent(entries::add);
        }
        return entries;
    }

    private List<String> lines() {
        try {
            return List.of(Files.readString(path, StandardCharsets.ISO_8859_1).split("\r?\n"));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Replaces the lines by others. */
    void change(UnaryOperator<List<String>> change) {
        inThisProcess.lock();
        try {
            Files.createDirectories(path.toAbsolutePath().getParent(), PRIVATE_FOLDER);
            Path lockFile = path.resolveSibling(path.getFileName() + ".lock");
            try (FileChannel channel =
                            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = lock(channel)) {
                replace(change.apply(lines()));
            }
        } catch (IOException e) {
            throw refused(e);
        } finally {
            inThisProcess.unlock();
        }
    }

    /** Java refuses a lock that this same process holds through another object, where the system would wait. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(NEXT_TRY_NANOS);
            }
        }
    }

    private void replace(List<String> lines) throws IOException {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        WholeFile.replaceDurably(path, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private ProblemException refused(IOException e) {
        return OwnFile.refused(path, e);
    }
}
