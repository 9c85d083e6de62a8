package org.hostkeeper.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.facts.FactsHistory;
import org.hostkeeper.facts.Levels;
import org.hostkeeper.facts.Sample;
import org.hostkeeper.host.HostName;
import org.hostkeeper.store.Database.Durability;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The history of facts as rows; what is told of a host that is not in the inventory (any more) is not kept. */
final class SqlFactsHistory implements FactsHistory {
    private static final Duration WHOLE = Duration.ofHours(25);
    private static final Duration HOURLY = Duration.ofDays(30);
    private static final int EVENTS_OF_A_HOST = 1000;

    private final Database database;

    SqlFactsHistory(Database database) {
        this.database = database;
    }

    @Override
    public void keep(HostName host, List<Sample> samples, List<FactEvent> events) {
        if (samples.isEmpty() && events.isEmpty()) {
            return;
        }
        database.<Void>write(Durability.CACHED, handle -> {
            keep(handle, host, samples);
            events.forEach(event -> keep(handle, event));
            return null;
        });
    }

    @Override
    public List<Sample> samples(HostName host, Instant since) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM fact_sample WHERE host = :host AND slot >= :slot ORDER BY slot")
                .bind("host", host.value())
                .bind("slot", Sample.slot(since))
                .map(SqlFactsHistory::sample)
                .list());
    }

    @Override
    public Map<HostName, List<Sample>> samples(Instant since) {
        Map<HostName, List<Sample>> all = new TreeMap<>();
        // host by host, since the rows lie so; the slot alone would read the whole table
        database.read(handle -> handle.createQuery(
                        """
                        SELECT s.* FROM host AS h CROSS JOIN fact_sample AS s ON s.host = h.name AND s.slot >= :slot
                        ORDER BY s.host, s.slot
                        """)
                .bind("slot", Sample.slot(since))
                .map((row, context) -> all.computeIfAbsent(new HostName(row.getString("host")), _ -> new ArrayList<>())
                        .add(sample(row, context)))
                .list());
        return all;
    }

    @Override
    public List<FactEvent> events(Instant since, int limit) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM fact_event WHERE taken >= :since ORDER BY taken DESC, host, thing LIMIT :limit")
                .bind("since", Times.written(since))
                .bind("limit", limit)
                .map(SqlFactsHistory::event)
                .list());
    }

    @Override
    public void thin(Instant now) {
        database.<Void>write(Durability.CACHED, handle -> {
            handle.execute("DELETE FROM fact_sample WHERE slot < ?", Sample.slot(now.minus(HOURLY)));
            handle.execute(
                    """
                    DELETE FROM fact_sample AS old WHERE slot < ? AND EXISTS (
                        SELECT 1 FROM fact_sample AS newer
                        WHERE newer.host = old.host AND newer.slot > old.slot AND newer.slot / 12 = old.slot / 12)
                    """,
                    Sample.slot(now.minus(WHOLE)));
            handle.execute("DELETE FROM fact_event WHERE taken < ?", Times.written(now.minus(HOURLY)));
            handle.execute(
                    """
                    DELETE FROM fact_event WHERE (host, thing, kind, taken) IN (
                        SELECT host, thing, kind, taken FROM (
                            SELECT *, row_number() OVER (PARTITION BY host ORDER BY taken DESC) AS place FROM fact_event)
                        WHERE place > ?)
                    """,
                    EVENTS_OF_A_HOST);
            return null;
        });
    }

    private static void keep(Handle handle, HostName host, List<Sample> samples) {
        if (samples.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch(
                        """
                        INSERT INTO fact_sample (host, slot, taken, load, memory, disk, failed_units)
                        SELECT name, :slot, :taken, :load, :memory, :disk, :failed FROM host WHERE name = :host
                        ON CONFLICT (host, slot) DO UPDATE
                        SET taken = excluded.taken, load = excluded.load, memory = excluded.memory,
                            disk = excluded.disk, failed_units = excluded.failed_units
                        WHERE excluded.taken >= taken
                        """);
        for (Sample sample : samples) {
            Optional<Levels> levels = sample.levels();
            rows.bind("host", host.value())
                    .bind("slot", sample.slot())
                    .bind("taken", Times.written(sample.at()))
                    .bind("load", orNull(levels.map(Levels::load)))
                    .bind("memory", orNull(levels.map(Levels::memory)))
                    .bind("disk", orNull(levels.map(Levels::disk).filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble)))
                    .bind("failed", orNull(levels.map(Levels::failedUnits)))
                    .add();
        }
        rows.execute();
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }

    /** What was told last of the same thing decides whether this is news. */
    private static void keep(Handle handle, FactEvent event) {
        Optional<FactEvent> last = handle.createQuery(
                        """
                        SELECT * FROM fact_event
                        WHERE host = :host AND thing = :thing AND kind IN (:kind, :opposite) AND taken <= :taken
                        ORDER BY taken DESC LIMIT 1
                        """)
                .bind("host", event.host().value())
                .bind("thing", event.thing())
                .bind("kind", event.kind().code())
                .bind("opposite", event.kind().opposite().orElse(event.kind()).code())
                .bind("taken", Times.written(event.at()))
                .map(SqlFactsHistory::event)
                .findFirst();
        if (isNews(event, last)) {
            handle.execute(
                    "INSERT OR IGNORE INTO fact_event SELECT name, ?, ?, ?, ? FROM host WHERE name = ?",
                    Times.written(event.at()),
                    event.kind().code(),
                    event.thing(),
                    event.detail(),
                    event.host().value());
        }
    }

    private static boolean isNews(FactEvent event, Optional<FactEvent> last) {
        if (last.isEmpty()) {
            return event.kind() != FactEvent.Kind.FOUND;
        }
        boolean sameDetail = last.get().detail().equals(event.detail());
        return last.get().kind() != event.kind() || (event.kind().opposite().isEmpty() && !sameDetail);
    }

    private static Sample sample(ResultSet row, StatementContext context) throws SQLException {
        Instant at = Times.read(row.getString("taken"));
        double load = row.getDouble("load");
        if (row.wasNull()) {
            return Sample.missing(at);
        }
        double disk = row.getDouble("disk");
        OptionalDouble known = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(disk);
        return new Sample(
                at, Optional.of(new Levels(load, row.getDouble("memory"), known, row.getInt("failed_units"))));
    }

    private static FactEvent event(ResultSet row, StatementContext context) throws SQLException {
        return new FactEvent(
                new HostName(row.getString("host")),
                Times.read(row.getString("taken")),
                FactEvent.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getString("thing"),
                row.getString("detail"));
    }
}
