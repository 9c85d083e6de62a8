package org.hostkeeper.store;

import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/** The open file: reads beside each other, writes one after the other, and what SQLite refuses told as a problem. */
final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    /** What a power cut may cost. */
    enum Durability {
        /** Nothing: it is on the disk when the call returns. */
        LASTING("FULL"),
        /** The last writes, which can be had again; the file stays whole. */
        CACHED("NORMAL");

        private final String pragma;

        Durability(String pragma) {
            this.pragma = pragma;
        }
    }

    private final String where;
    private final Connections connections;
    private final Jdbi jdbi;
    private final ReentrantLock writing = new ReentrantLock(true);

    private Database(String where, SQLiteDataSource source, int most) {
        this.where = where;
        this.connections = new Connections(source, most);
        this.jdbi = Jdbi.create(connections);
    }

    static Database at(String where, SQLiteDataSource source) {
        return new Database(where, source, CONNECTIONS);
    }

    /** A database in memory lives as long as its one connection. */
    static Database inMemory(SQLiteDataSource source) {
        return new Database("memory", source, 1);
    }

    String where() {
        return where;
    }

    /** One statement sees one state; two statements may see what another console wrote in between. */
    <T> T read(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException e) {
            throw told(e);
        }
    }

    /** Several statements that see one state; others go on writing meanwhile. */
    <T> T readTogether(HandleCallback<T, RuntimeException> work) {
        return read(handle -> {
            handle.execute("BEGIN DEFERRED");
            try {
                return work.withHandle(handle);
            } finally {
                handle.execute("COMMIT");
            }
        });
    }

    /** One transaction that holds the write lock from its beginning. */
    <T> T write(Durability durability, HandleCallback<T, RuntimeException> work) {
        writing.lock();
        try {
            return jdbi.withHandle(handle -> {
                handle.execute("PRAGMA synchronous = " + durability.pragma);
                return handle.inTransaction(work);
            });
        } catch (JdbiException e) {
            throw told(e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        try {
            connections.close();
        } catch (SQLException e) {
            throw new ProblemException(refused(e), e);
        }
    }

    private RuntimeException told(JdbiException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return told(sqlite, thrown);
            }
        }
        return thrown;
    }

    private RuntimeException told(SQLiteException sqlite, JdbiException thrown) {
        return switch (Refusal.of(sqlite)) {
            case DAMAGED ->
                new ProblemException(new Problem.StoreDamaged(where, Text.literal(String.valueOf(sqlite.getMessage()))), thrown);
            case OUTSIDE -> new ProblemException(refused(sqlite), thrown);
            case OURS -> thrown;
        };
    }

    private Problem refused(SQLException e) {
        return new Problem.FileRefused("localhost", where, String.valueOf(e.getMessage()));
    }
}
