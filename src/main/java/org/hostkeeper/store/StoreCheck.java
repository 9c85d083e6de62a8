package org.hostkeeper.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.sqlite.SQLiteException;

/**
 * Looks at a file before anything is done with it, and leaves it as it is: neither the file nor its folder is written.
 * Called under the {@link OpeningLock}, so that no other console begins to use the file meanwhile.
 */
final class StoreCheck {
    /** What the first migration writes into the file's header: "HKPR". */
    private static final int OURS = 0x484B5052;

    private final Path file;

    StoreCheck(Path file) {
        this.file = file;
    }

    /** The number of the last migration that the file has. */
    int version() {
        try {
            if (!Files.isRegularFile(file)) {
                throw damaged(Text.of("store", "damaged.not-file"));
            }
            if (Files.size(file) == 0) {
                throw damaged(Text.of("store", "damaged.empty"));
            }
            return looked();
        } catch (IOException e) {
            throw OwnFile.refused(file, e);
        } catch (SQLException e) {
            throw told(e);
        }
    }

    /**
     * A file without a write-ahead log is in nobody's hands, so it may be read as it is. With one, another console has it
     * open or crashed: then SQLite reads both, which needs its index beside them; an index that was not there goes again. An empty
     * log with an index is another console's too: it may write at any moment, and its log into the file under our eyes.
     */
    private int looked() throws SQLException, IOException {
        Path log = beside("-wal");
        Path index = beside("-shm");
        boolean indexWasThere = Files.exists(index, LinkOption.NOFOLLOW_LINKS);
        if (!Files.exists(log, LinkOption.NOFOLLOW_LINKS) || Files.size(log) == 0 && !indexWasThere) {
            return read(Sqlite.unmovedUrl(file));
        }
        try {
            return read(Sqlite.url(file));
        } finally {
            if (!indexWasThere) {
                Files.deleteIfExists(index);
            }
        }
    }

    private int read(String url) throws SQLException {
        try (Connection connection = Sqlite.looking(url).getConnection();
                Statement statement = connection.createStatement()) {
            if (!answer(statement, "PRAGMA application_id").equals(Integer.toString(OURS))) {
                throw damaged(Text.of("store", "damaged.other"));
            }
            String found = answer(statement, "PRAGMA quick_check(1)");
            if (!found.equals("ok")) {
                throw damaged(Text.literal(found.replaceAll("\\s+", " ")));
            }
            return Integer.parseInt(answer(
                    statement,
                    "SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM flyway_schema_history WHERE success = 1"));
        }
    }

    private static String answer(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private ProblemException told(SQLException e) {
        if (e instanceof SQLiteException sqlite && Refusal.of(sqlite) == Refusal.OUTSIDE) {
            return OwnFile.refused(file, e);
        }
        return new ProblemException(
                new Problem.StoreDamaged(file.toString(), Text.literal(String.valueOf(e.getMessage()))), e);
    }

    private ProblemException damaged(Text how) {
        return new ProblemException(new Problem.StoreDamaged(file.toString(), how));
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
