package org.hostkeeper.store;

import java.nio.file.Path;
import java.time.Clock;
import org.hostkeeper.facts.FactsCache;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.settings.Settings;

/** Where a console keeps what it knows, in one SQLite file. Safe from any thread and beside other consoles. */
public final class Store implements AutoCloseable {
    private Store() {}

    /**
     * Opens the file, makes it with its folder if it is not there, and brings an older one up to date after a copy was
     * made. A damaged file is a {@link org.hostkeeper.problem.Problem.StoreDamaged}, one of a newer Hostkeeper a
     * {@link org.hostkeeper.problem.Problem.StoreNewer}; both are left as they are.
     */
    public static Store open(Path file, Clock clock) {
        throw new UnsupportedOperationException(file + " " + clock);
    }

    /** Forgotten when it is closed: for the demo and for tests. */
    public static Store inMemory(Clock clock) {
        throw new UnsupportedOperationException(clock.toString());
    }

    public Inventory inventory() {
        throw new UnsupportedOperationException();
    }

    public Journal journal() {
        throw new UnsupportedOperationException();
    }

    public FactsCache facts() {
        throw new UnsupportedOperationException();
    }

    public Settings settings() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
