package org.hostkeeper.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.disk.WholeFile;

/**
 * The copies that are made before a migration, beside the file in {@code copies}: {@code hosts-20260131T101500Z-v3.db}
 * is the {@code hosts.db} of version 3 at that time. Whole and by itself, so that it can be put in the file's place.
 */
final class Copies {
    private static final int KEPT = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final Path folder;
    private final Clock clock;

    Copies(Path file, Clock clock) {
        this.file = file;
        this.folder = file.resolveSibling("copies");
        this.clock = clock;
    }

    /** Includes what is still in the write-ahead log, which copying the file would not. */
    void make(int version) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path copy = folder.resolve("%s-%s-v%d.db".formatted(stem(), TIME.format(clock.instant()), version));
        WholeFile.replaceDurably(copy, fresh -> vacuum(fresh, copy));
        forgetOld();
    }

    private void vacuum(Path fresh, Path copy) {
        try (Connection connection = Sqlite.looking(Sqlite.url(file)).getConnection();
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, fresh.toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw OwnFile.refused(copy, e);
        }
    }

    private void forgetOld() throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> all = Files.list(folder)) {
            newestFirst = all.filter(p -> p.getFileName().toString().startsWith(stem() + "-"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path old : newestFirst.stream().skip(KEPT).toList()) {
            Files.delete(old);
        }
    }

    private String stem() {
        return file.getFileName().toString().replaceFirst("\\.db$", "");
    }
}
