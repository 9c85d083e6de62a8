package org.hostkeeper.store;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.settings.Settings;
import org.hostkeeper.store.Database.Durability;
import org.hostkeeper.words.Text;

/** Settings as rows. */
final class SqlSettings implements Settings {
    private static final Pattern KEY = Pattern.compile("(?=.{1,100}$)[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private final Database database;

    SqlSettings(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> find(String key) {
        return database.read(handle -> handle.createQuery("SELECT value FROM setting WHERE key = :key")
                .bind("key", key)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void keep(String key, String value) {
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("store", "setting"), key, Text.of("store", "setting.rule")));
        }
        database.write(
                Durability.LASTING,
                handle -> handle.execute(
                        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                        key,
                        value));
    }

    @Override
    public void forget(String key) {
        database.write(Durability.LASTING, handle -> handle.execute("DELETE FROM setting WHERE key = ?", key));
    }

    @Override
    public SortedMap<String, String> all() {
        return database.read(handle -> {
            SortedMap<String, String> all = new TreeMap<>();
            handle.createQuery("SELECT key, value FROM setting")
                    .map((row, _) -> all.put(row.getString("key"), row.getString("value")))
                    .list();
            return all;
        });
    }
}
