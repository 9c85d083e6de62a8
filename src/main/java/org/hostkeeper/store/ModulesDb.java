package org.hostkeeper.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.module.registry.ModuleTable;
import org.hostkeeper.store.Database.Durability;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * A deployed modules.db, opened in place (docs/contracts.md, modules). Nothing is written but rows: neither the journal mode,
 * which SQLite keeps in the file, nor any table or column of ours, so that the deployed manager can go on with it at any
 * moment. A file that is not there is made with the deployed table.
 */
public final class ModulesDb implements ModuleTable {
    /** Longer than a deployed manager holds its lock. Milliseconds. */
    private static final int BUSY = 10_000;

    private static final String COLUMNS = "guid, name, description, status, service_type";

    private final Database database;

    private ModulesDb(Database database) {
        this.database = database;
    }

    /** Opens the file, and makes it with its table if it is not there; its folder has to be. */
    public static ModulesDb open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(Sqlite.url(file));
        Database database = Database.at(file.toString(), source);
        if (!database.read(ModulesDb::hasTable)) {
            database.write(Durability.LASTING, handle -> handle.execute("""
                    CREATE TABLE IF NOT EXISTS modules (
                        guid TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT,
                        status TEXT DEFAULT 'inactive', service_type TEXT NOT NULL)"""));
        }
        return new ModulesDb(database);
    }

    private static boolean hasTable(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'modules'")
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    @Override
    public List<DeployedModule> all() {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM modules ORDER BY name, guid")
                .map((row, _) -> module(row))
                .list());
    }

    @Override
    public Optional<DeployedModule> find(String guid) {
        return database.read(handle -> find(handle, guid));
    }

    @Override
    public boolean add(DeployedModule module) {
        return database.write(Durability.LASTING, handle -> handle.execute(
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
        return database.write(Durability.LASTING, handle -> handle.execute(
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
        return database.write(Durability.CACHED, handle -> {
            List<DeployedModule> changed = new ArrayList<>();
            statuses.forEach((guid, status) -> {
                handle.execute("UPDATE modules SET status = ? WHERE guid = ?", status.word(), guid);
                find(handle, guid).ifPresent(changed::add);
            });
            return List.copyOf(changed);
        });
    }

    @Override
    public boolean remove(String guid) {
        return database.write(
                Durability.LASTING, handle -> handle.execute("DELETE FROM modules WHERE guid = ?", guid) > 0);
    }

    @Override
    public void close() {
        database.close();
    }

    private static Optional<DeployedModule> find(Handle handle, String guid) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM modules WHERE guid = :guid")
                .bind("guid", guid)
                .map((row, _) -> module(row))
                .findOne();
    }

    /** A column without a value says nothing, whatever the table of an older manager allowed. */
    private static DeployedModule module(ResultSet row) throws SQLException {
        return new DeployedModule(
                text(row, "guid"), text(row, "name"), text(row, "description"), text(row, "status"), text(row, "service_type"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
