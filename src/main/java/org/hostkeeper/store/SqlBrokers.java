package org.hostkeeper.store;

import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.broker.Brokers;
import org.hostkeeper.broker.ClientCertificate;
import org.hostkeeper.broker.Encryption;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.store.Database.Durability;
import org.hostkeeper.words.Text;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The list of brokers as rows. */
final class SqlBrokers implements Brokers {
    private static final Text BROKER = Text.of("broker", "broker");
    private static final String SELECT =
            "SELECT name, address, port, encryption, authority, certificate, private_key, user, prefix, rest, host FROM broker ";

    private final Database database;

    SqlBrokers(Database database) {
        this.database = database;
    }

    @Override
    public List<SavedBroker> all() {
        return database.read(
                handle -> handle.createQuery(SELECT + "ORDER BY name").map(SqlBrokers::broker).list());
    }

    @Override
    public Optional<SavedBroker> find(HostName name) {
        return database.read(handle -> find(handle, name));
    }

    private static Optional<SavedBroker> find(Handle handle, HostName name) {
        return handle.createQuery(SELECT + "WHERE name = :name")
                .bind("name", name.value())
                .map(SqlBrokers::broker)
                .findOne();
    }

    @Override
    public void add(SavedBroker broker) {
        database.<Void>write(Durability.LASTING, handle -> {
            find(handle, broker.name()).ifPresent(there -> {
                throw new ProblemException(
                        new Problem.AlreadyThere(BROKER, broker.name().value(), there.shownAddress()));
            });
            bound(
                            handle.createUpdate(
                                    """
                                    INSERT INTO broker (name, address, port, encryption, authority, certificate, private_key, user, prefix, rest, host)
                                    VALUES (:name, :address, :port, :encryption, :authority, :certificate, :key, :user, :prefix, :rest, :host)
                                    """),
                            broker)
                    .execute();
            return null;
        });
    }

    @Override
    public void replace(SavedBroker broker) {
        database.<Void>write(Durability.LASTING, handle -> {
            int changed = bound(
                            handle.createUpdate(
                                    """
                                    UPDATE broker SET address = :address, port = :port, encryption = :encryption,
                                        authority = :authority, certificate = :certificate, private_key = :key, user = :user, prefix = :prefix, rest = :rest, host = :host
                                    WHERE name = :name
                                    """),
                            broker)
                    .execute();
            refuseIfNone(changed, broker.name());
            return null;
        });
    }

    @Override
    public void remove(HostName name) {
        database.<Void>write(Durability.LASTING, handle -> {
            refuseIfNone(handle.execute("DELETE FROM broker WHERE name = ?", name.value()), name);
            return null;
        });
    }

    private static void refuseIfNone(int changed, HostName name) {
        if (changed == 0) {
            throw new ProblemException(new Problem.NotFound(BROKER, name.value()));
        }
    }

    private static Update bound(Update update, SavedBroker broker) {
        return update.bind("name", broker.name().value())
                .bind("address", broker.address())
                .bind("port", broker.port())
                .bind("encryption", switch (broker.encryption()) {
                    case Encryption.None _ -> "none";
                    case Encryption.SystemTrust _ -> "system-trust";
                    case Encryption.Authority _ -> "authority";
                })
                .bind("authority", broker.encryption() instanceof Encryption.Authority(Path file, _) ? file.toString() : null)
                .bind("certificate", broker.encryption().identity().map(mine -> mine.certificate().toString()))
                .bind("key", broker.encryption().identity().map(mine -> mine.key().toString()))
                .bind("user", broker.user())
                .bind("prefix", broker.prefix())
                .bind("rest", broker.rest().map(URI::toString))
                .bind("host", broker.host().map(HostName::value));
    }

    private static SavedBroker broker(ResultSet row, StatementContext context) throws SQLException {
        String authority = row.getString("authority");
        String certificate = row.getString("certificate");
        Optional<ClientCertificate> identity = certificate == null
                ? Optional.empty()
                : Optional.of(new ClientCertificate(Path.of(certificate), Path.of(row.getString("private_key"))));
        Encryption encryption = switch (row.getString("encryption")) {
            case "none" -> new Encryption.None();
            case "authority" -> new Encryption.Authority(Path.of(authority), identity);
            default -> new Encryption.SystemTrust(identity);
        };
        return new SavedBroker(
                new HostName(row.getString("name")),
                row.getString("address"),
                row.getInt("port"),
                encryption,
                Optional.ofNullable(row.getString("user")),
                row.getString("prefix"),
                Optional.ofNullable(row.getString("rest")).map(URI::create),
                Optional.ofNullable(row.getString("host")).map(HostName::new));
    }
}
