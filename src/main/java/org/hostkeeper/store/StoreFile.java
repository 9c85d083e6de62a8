package org.hostkeeper.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Brings a store's file to where it can be worked with: there, sound, private, and with the tables of today. */
final class StoreFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path file;
    private final Clock clock;
    private final Migrations migrations;

    StoreFile(Path file, Clock clock, Migrations migrations) {
        this.file = file.toAbsolutePath();
        this.clock = clock;
        this.migrations = migrations;
    }

    /** An open database; its first connection is made while others wait, so that they see that it is in use. */
    Database open() {
        try {
            Files.createDirectories(folder(), PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
            try (OpeningLock _ = OpeningLock.take(file)) {
                prepare();
                Database database = Database.at(file.toString(), Sqlite.working(Sqlite.url(file)));
                database.read(handle -> handle.execute("SELECT number FROM journal_head"));
                return database;
            }
        } catch (IOException e) {
            throw OwnFile.refused(file, e);
        }
    }

    private void prepare() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            create();
            return;
        }
        int version = new StoreCheck(file).version();
        if (version > migrations.latest()) {
            throw new ProblemException(new Problem.StoreNewer(
                    file.toString(), Integer.toString(version), Integer.toString(migrations.latest())));
        }
        if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
        if (version < migrations.latest()) {
            new Copies(file, clock).make(version);
            migrate(file);
        }
    }

    /** Made under another name and then renamed: a file under the right name is always a whole one. */
    private void create() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        for (String part : new String[] {"", "-wal", "-shm", "-journal"}) {
            Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + part));
        }
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        migrate(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private void migrate(Path target) {
        try {
            migrations.run(Sqlite.migrating(Sqlite.url(target)));
        } catch (FlywayException e) {
            throw new ProblemException(
                    new Problem.StoreDamaged(file.toString(), Text.literal(String.valueOf(e.getMessage()))), e);
        }
    }

    private Path folder() {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("The root of a file system is no inventory");
        }
        return folder;
    }
}
