package org.hostkeeper.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.ConnectionFactory;
import org.sqlite.SQLiteDataSource;

/**
 * A few connections that stay open. Opening one for each call would make SQLite fold its write-ahead log into the file
 * and delete it after each call, which costs two flushes to the disk.
 */
final class Connections implements ConnectionFactory, AutoCloseable {
    private final SQLiteDataSource source;
    private final Semaphore places;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    Connections(SQLiteDataSource source, int most) {
        this.source = source;
        this.places = new Semaphore(most, true);
    }

    @Override
    public Connection openConnection() throws SQLException {
        places.acquireUninterruptibly();
        boolean taken = false;
        try {
            Connection connection = idleOne();
            taken = true;
            return connection;
        } finally {
            if (!taken) {
                places.release();
            }
        }
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try {
            giveBack(connection);
        } finally {
            places.release();
        }
    }

    @Override
    public void close() throws SQLException {
        List<Connection> open;
        synchronized (idle) {
            closed = true;
            open = new ArrayList<>(idle);
            idle.clear();
        }
        for (Connection connection : open) {
            connection.close();
        }
    }

    private Connection idleOne() throws SQLException {
        synchronized (idle) {
            if (closed) {
                throw new SQLException("The store is closed");
            }
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return source.getConnection();
    }

    private void giveBack(Connection connection) throws SQLException {
        synchronized (idle) {
            if (!closed) {
                idle.push(connection);
                return;
            }
        }
        connection.close();
    }
}
