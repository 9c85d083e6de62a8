package org.hostkeeper.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.module.registry.ModuleTable;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/**
 * A deployed modules.db, opened in place (docs/contracts.md, modules). Nothing is written but rows: neither the journal mode,
 * which SQLite keeps in the file, nor any table or column of ours, so that the deployed manager can go on with it at any
 * moment. A file that is not there is made with the deployed table. One connection, and JDBC as it is: an agent has to be
 * small, and Jdbi is five hundred classes.
 */
public final class ModulesDb implements ModuleTable {
    /** Longer than a deployed manager holds its lock. Milliseconds. */
    private static final int BUSY = 10_000;

    private static final String COLUMNS = "guid, name, description, status, service_type";

    private final String where;
    private final Connection connection;
    private final ReentrantLock turn = new ReentrantLock(true);

    private ModulesDb(String where, Connection connection) {
        this.where = where;
        this.connection = connection;
    }

    /** Opens the file, and makes it with its table if it is not there; its folder has to be. */
    public static ModulesDb open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(Sqlite.url(file));
        try {
            ModulesDb database = new ModulesDb(file.toString(), source.getConnection());
            database.together(() -> database.write("""
                    CREATE TABLE IF NOT EXISTS modules (
                        guid TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT,
                        status TEXT DEFAULT 'inactive', service_type TEXT NOT NULL)"""));
            return database;
        } catch (SQLException e) {
            throw told(file.toString(), e);
        }
    }

    @Override
    public List<DeployedModule> all() {
        return together(() -> rows("SELECT " + COLUMNS + " FROM modules ORDER BY name, guid"));
    }

    /** In the order in which they came into the table: which of two was there first. */
    public List<DeployedModule> asAdded() {
        return together(() -> rows("SELECT " + COLUMNS + " FROM modules ORDER BY rowid"));
    }

    @Override
    public Optional<DeployedModule> find(String guid) {
        return together(() -> row(guid));
    }

    @Override
    public boolean add(DeployedModule module) {
        return together(() -> write(
                        "INSERT INTO modules (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?) ON CONFLICT (guid) DO NOTHING",
                        module.guid(),
                        module.name(),
                        module.description(),
                        module.status(),
                        module.serviceType())
                > 0);
    }

    @Override
    public boolean change(DeployedModule module) {
        return together(() -> write(
                        "UPDATE modules SET name = ?, description = ?, status = ?, service_type = ? WHERE guid = ?",
                        module.name(),
                        module.description(),
                        module.status(),
                        module.serviceType(),
                        module.guid())
                > 0);
    }

    @Override
    public List<DeployedModule> statuses(Map<String, ModuleStatus> statuses) {
        return together(() -> {
            List<DeployedModule> changed = new ArrayList<>();
            for (Map.Entry<String, ModuleStatus> status : statuses.entrySet()) {
                write("UPDATE modules SET status = ? WHERE guid = ?", status.getValue().word(), status.getKey());
                row(status.getKey()).ifPresent(changed::add);
            }
            return List.copyOf(changed);
        });
    }

    @Override
    public boolean remove(String guid) {
        return together(() -> write("DELETE FROM modules WHERE guid = ?", guid) > 0);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw told(where, e);
        }
    }

    private interface Work<T> {
        T done() throws SQLException;
    }

    /** One transaction, which ends however the work does: a refused row locks nothing. */
    private <T> T together(Work<T> work) {
        turn.lock();
        try {
            connection.setAutoCommit(false);
            try {
                T result = work.done();
                connection.commit();
                connection.setAutoCommit(true);
                return result;
            } catch (SQLException | RuntimeException e) {
                takeBack(e);
                throw e;
            }
        } catch (SQLException e) {
            throw told(where, e);
        } finally {
            turn.unlock();
        }
    }

    /** SQLite may have ended the transaction itself, as on a full disk; then both refuse, and why it failed is what counts. */
    private void takeBack(Exception why) {
        try {
            connection.rollback();
        } catch (SQLException ended) {
            why.addSuppressed(ended);
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException ended) {
            why.addSuppressed(ended);
        }
    }

    private int write(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    private Optional<DeployedModule> row(String guid) throws SQLException {
        return rows("SELECT " + COLUMNS + " FROM modules WHERE guid = ?", guid).stream().findFirst();
    }

    private List<DeployedModule> rows(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet row = statement.executeQuery()) {
            List<DeployedModule> modules = new ArrayList<>();
            while (row.next()) {
                modules.add(module(row));
            }
            return List.copyOf(modules);
        }
    }

    private PreparedStatement prepared(String sql, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }

    /** A column without a value says nothing, whatever the table of an older manager allowed. */
    private static DeployedModule module(ResultSet row) throws SQLException {
        return new DeployedModule(
                text(row, "guid"), text(row, "name"), text(row, "description"), text(row, "status"), text(row, "service_type"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    /** The file's own faults as what they are; a broken rule of the table is refused as any other. */
    private static ProblemException told(String where, SQLException e) {
        String said = String.valueOf(e.getMessage());
        Problem problem = e instanceof SQLiteException sqlite && Refusal.of(sqlite) == Refusal.DAMAGED
                ? new Problem.StoreDamaged(where, Text.literal(said))
                : new Problem.FileRefused("localhost", where, said);
        return new ProblemException(problem, e);
    }
}
