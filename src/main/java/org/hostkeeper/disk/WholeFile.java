package org.hostkeeper.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Puts files of ours in place so that each is wholly the old or wholly the new one at every moment: the new one is written
 * beside it, under a name that no one else uses and for its writer's eyes only, and then renamed over it (rename(2)). What
 * fails leaves the old one, and nothing beside it.
 *
 * <p>Safe from any thread and beside other processes: each of two who replace a file at once puts a whole one there, and
 * the later one stays. Who must not lose the other's change holds a lock from reading to replacing. A link is replaced
 * itself, not what it points to.
 */
public final class WholeFile {
    /** How the names of unfinished files end; one that a kill has left was never promised to anybody. */
    public static final String UNFINISHED = ".unfinished";

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private WholeFile() {}

    /** Writes what the file shall hold, and says who else may read it. */
    @FunctionalInterface
    public interface Filling {
        void fill(Path fresh) throws IOException;
    }

    /** Also if the power fails: once this returns the new one is on the disk, which may take a while. */
    public static void replaceDurably(Path file, Filling filling) throws IOException {
        place(file, fresh -> {
            filling.fill(fresh);
            force(fresh);
        });
        force(folder(file));
    }

    /** {@link #replaceDurably(Path, Filling) Durably}, for its owner's eyes only. */
    public static void replaceDurably(Path file, byte[] content) throws IOException {
        replaceDurably(file, fresh -> Files.write(fresh, content));
    }

    /** For what is written often or can be made again: after a power failure it may be the old one, or what the file system makes of it. */
    public static void replace(Path file, Filling filling) throws IOException {
        place(file, filling);
    }

    /** Also if the power fails: it does not come back. One that is not there is as good. */
    public static void deleteDurably(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            force(folder(file));
        }
    }

    private static void place(Path file, Filling filling) throws IOException {
        Path fresh = Files.createTempFile(folder(file), ".hostkeeper-", UNFINISHED, OWNER_ONLY);
        try {
            filling.fill(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** What a file holds; of a folder, the names in it (fsync(2)). */
    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "the root of a file system is no file");
    }
}
