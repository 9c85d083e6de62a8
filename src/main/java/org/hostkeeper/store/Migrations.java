package org.hostkeeper.store;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The numbered steps that make the tables what this Hostkeeper expects.
 *
 * @param locations where the SQL files are, as Flyway names them
 * @param latest the highest number among them; stated, so that a file that is up to date starts without Flyway
 */
record Migrations(List<String> locations, int latest) {
    static final Migrations OURS = new Migrations(List.of("classpath:org/hostkeeper/store/migration"), 4);

    Migrations {
        locations = List.copyOf(locations);
    }

    /** Each step is one transaction: it happens wholly or not at all. */
    void run(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations(locations.toArray(String[]::new))
                .loggers(FlywayToLog.class.getName())
                .load()
                .migrate();
    }
}
