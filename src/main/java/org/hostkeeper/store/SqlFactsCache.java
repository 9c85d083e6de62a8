package org.hostkeeper.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hostkeeper.facts.FactsCache;
import org.hostkeeper.facts.Section;
import org.hostkeeper.facts.Section.Ending.Answered;
import org.hostkeeper.host.HostName;
import org.hostkeeper.store.Database.Durability;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The last good answers. An older answer never replaces a newer one, whichever console comes last; what is told of a
 * host that is not in the inventory (any more) is not kept.
 */
final class SqlFactsCache implements FactsCache {
    private final Database database;

    SqlFactsCache(Database database) {
        this.database = database;
    }

    @Override
    public void keep(HostName host, List<Section> sections) {
        List<Section> answered =
                sections.stream().filter(s -> s.ending() instanceof Answered).toList();
        if (answered.isEmpty()) {
            return;
        }
        database.<Void>write(Durability.CACHED, handle -> {
            answered.forEach(section -> keep(handle, host, section));
            return null;
        });
    }

    @Override
    public List<Section> latest(HostName host) {
        return database.read(handle -> handle.createQuery(
                        "SELECT probe, version, taken, answer FROM fact_section WHERE host = :host ORDER BY probe")
                .bind("host", host.value())
                .map(SqlFactsCache::section)
                .list());
    }

    private static void keep(Handle handle, HostName host, Section section) {
        if (section.ending() instanceof Answered(String text)) {
            handle.createUpdate(
                            """
                            INSERT INTO fact_section (host, probe, version, taken, answer)
                            SELECT name, :probe, :version, :taken, :answer FROM host WHERE name = :host
                            ON CONFLICT (host, probe) DO UPDATE
                            SET version = excluded.version, taken = excluded.taken, answer = excluded.answer
                            WHERE excluded.taken >= taken
                            """)
                    .bind("host", host.value())
                    .bind("probe", section.probe())
                    .bind("version", section.version())
                    .bind("taken", Times.written(section.taken()))
                    .bind("answer", text)
                    .execute();
        }
    }

    private static Section section(ResultSet row, StatementContext context) throws SQLException {
        return new Section(
                row.getString("probe"),
                row.getInt("version"),
                Times.read(row.getString("taken")),
                new Answered(row.getString("answer")));
    }
}
