package org.hostkeeper.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Hosts as rows and back. A host is read by one statement, so that it is never half old and half new. */
final class HostRows {
    private static final String SELECT =
            """
            SELECT name, sudo, user, address, port, identities_only, agent_socket, jump,
                   (SELECT json_group_array(path ORDER BY position) FROM host_identity i WHERE i.host = h.name) AS identities,
                   (SELECT json_group_array(tag) FROM host_tag t WHERE t.host = h.name) AS tags
            FROM host h
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    private HostRows() {}

    static List<Host> all(Handle handle) {
        return handle.createQuery(SELECT + "ORDER BY name").map(HostRows::host).list();
    }

    static Optional<Host> find(Handle handle, HostName name) {
        return handle.createQuery(SELECT + "WHERE name = :name")
                .bind("name", name.value())
                .map(HostRows::host)
                .findOne();
    }

    /** The hosts that are reached directly through this one. */
    static List<HostName> behind(Handle handle, HostName name) {
        return handle.createQuery("SELECT name FROM host WHERE jump = :name ORDER BY name")
                .bind("name", name.value())
                .mapTo(String.class)
                .map(HostName::new)
                .list();
    }

    /** This host, its jump host, that one's jump host, and so on. */
    static List<HostName> way(Handle handle, HostName first) {
        return handle.createQuery(
                        """
                        WITH RECURSIVE way (name, place) AS (
                            VALUES (:first, 0)
                            UNION
                            SELECT h.jump, place + 1 FROM host h JOIN way w ON h.name = w.name
                            WHERE h.jump IS NOT NULL AND place < 1000)
                        SELECT name FROM way ORDER BY place
                        """)
                .bind("first", first.value())
                .mapTo(String.class)
                .map(HostName::new)
                .list();
    }

    static void insert(Handle handle, Host host) {
        bound(
                        handle.createUpdate(
                                """
                                INSERT INTO host (name, sudo, user, address, port, identities_only, agent_socket, jump)
                                VALUES (:name, :sudo, :user, :address, :port, :identitiesOnly, :agentSocket, :jump)
                                """),
                        host)
                .execute();
        insertLists(handle, host);
    }

    static void update(Handle handle, HostName before, Host host) {
        bound(
                        handle.createUpdate(
                                """
                                UPDATE host SET name = :name, sudo = :sudo, user = :user, address = :address, port = :port,
                                       identities_only = :identitiesOnly, agent_socket = :agentSocket, jump = :jump
                                WHERE name = :before
                                """),
                        host)
                .bind("before", before.value())
                .execute();
        handle.execute("DELETE FROM host_identity WHERE host = ?", host.name().value());
        handle.execute("DELETE FROM host_tag WHERE host = ?", host.name().value());
        insertLists(handle, host);
    }

    static void delete(Handle handle, HostName name) {
        handle.execute("DELETE FROM host WHERE name = ?", name.value());
    }

    private static void insertLists(Handle handle, Host host) {
        List<Path> identities = host.endpoint().map(Endpoint::identities).orElse(List.of());
        for (int i = 0; i < identities.size(); i++) {
            handle.execute(
                    "INSERT INTO host_identity (host, position, path) VALUES (?, ?, ?)",
                    host.name().value(),
                    i,
                    identities.get(i).toString());
        }
        for (String tag : host.tags()) {
            handle.execute("INSERT INTO host_tag (host, tag) VALUES (?, ?)", host.name().value(), tag);
        }
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Host host) {
        Optional<Endpoint> endpoint = host.endpoint();
        return statement
                .bind("name", host.name().value())
                .bind("sudo", host.sudo().code())
                .bind("user", endpoint.map(Endpoint::user))
                .bind("address", endpoint.map(Endpoint::address))
                .bind("port", endpoint.map(Endpoint::port))
                .bind("identitiesOnly", endpoint.map(e -> e.identitiesOnly() ? 1 : 0))
                .bind("agentSocket", endpoint.flatMap(Endpoint::agentSocket))
                .bind("jump", endpoint.flatMap(Endpoint::jump).map(HostName::value));
    }

    private static Host host(ResultSet row, StatementContext context) throws SQLException {
        return new Host(
                new HostName(row.getString("name")),
                endpoint(row),
                Sudo.ofCode(row.getString("sudo")),
                new TreeSet<>(texts(row.getString("tags"))));
    }

    private static Optional<Endpoint> endpoint(ResultSet row) throws SQLException {
        if (row.getObject("user") == null) {
            return Optional.empty();
        }
        return Optional.of(new Endpoint(
                row.getString("user"),
                row.getString("address"),
                row.getInt("port"),
                texts(row.getString("identities")).stream().map(Path::of).toList(),
                row.getInt("identities_only") == 1,
                Optional.ofNullable(row.getString("agent_socket")),
                Optional.ofNullable(row.getString("jump")).map(HostName::new)));
    }

    private static List<String> texts(String json) throws SQLException {
        try {
            return Arrays.asList(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new SQLException("SQLite's own JSON is not JSON", e);
        }
    }
}
