package org.hostkeeper.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.hostkeeper.broker.Brokers;
import org.hostkeeper.broker.ClearedMessages;
import org.hostkeeper.facts.FactsCache;
import org.hostkeeper.facts.FactsHistory;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.settings.Settings;

/**
 * Where a console keeps what it knows, in one SQLite file that only its user can read. Safe from any thread, and beside
 * other consoles that have the same file open. What the disk refuses is a {@link
 * org.hostkeeper.problem.Problem.FileRefused}.
 */
public final class Store implements AutoCloseable {
    private final Database database;

    private Store(Database database) {
        this.database = database;
    }

    /**
     * Opens the file, makes it with its folder if it is not there, and brings an older one up to date after a copy was
     * made in the folder {@code copies} beside it. A damaged file is a {@link
     * org.hostkeeper.problem.Problem.StoreDamaged}, one of a newer Hostkeeper a {@link
     * org.hostkeeper.problem.Problem.StoreNewer}; both are left as they are, byte for byte.
     *
     * @param clock gives the copies their names
     */
    public static Store open(Path file, Clock clock) {
        return open(file, clock, Migrations.OURS);
    }

    static Store open(Path file, Clock clock, Migrations migrations) {
        return new Store(new StoreFile(file, clock, migrations).open());
    }

    /** Forgotten when it is closed: for the demo and for tests. */
    public static Store inMemory() {
        String url = Sqlite.memoryUrl("hostkeeper-" + UUID.randomUUID());
        Database database = Database.inMemory(Sqlite.working(url));
        database.read(handle -> {
            Migrations.OURS.run(Sqlite.migrating(url));
            return handle;
        });
        return new Store(database);
    }

    public Inventory inventory() {
        return new SqlInventory(database);
    }

    public Journal journal() {
        return new SqlJournal(database);
    }

    public FactsCache facts() {
        return new SqlFactsCache(database);
    }

    public FactsHistory history() {
        return new SqlFactsHistory(database);
    }

    public Settings settings() {
        return new SqlSettings(database);
    }

    public Brokers brokers() {
        return new SqlBrokers(database);
    }

    public ClearedMessages clearedMessages() {
        return new SqlClearedMessages(database);
    }

    @Override
    public void close() {
        database.close();
    }
}
