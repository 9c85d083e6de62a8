package org.hostkeeper.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A deployed modules.db")
class ModulesDbTest {
    private static final DeployedModule PUMP = new DeployedModule("g1", "pump", "moves water", "inactive", "pumps");
    private static final String DEPLOYED = "CREATE TABLE modules(guid TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT,"
            + " status TEXT DEFAULT 'inactive', service_type TEXT NOT NULL)";

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void deploy() throws SQLException {
        file = folder.resolve("modules.db");
        deployed(DEPLOYED, "INSERT INTO modules (guid, name, service_type) VALUES ('g0', 'насос', 'pumps')");
    }

    @Test
    @DisplayName("is opened in place, and the deployed manager reads what was written, from the same table and journal")
    void inPlace() throws SQLException {
        try (ModulesDb db = ModulesDb.open(file)) {
            assertThat(db.all()).containsExactly(new DeployedModule("g0", "насос", "", "inactive", "pumps"));
            assertThat(db.add(PUMP)).isTrue();
            assertThat(asked("SELECT count(*) FROM modules")).isEqualTo("2");
        }
        assertThat(asked("SELECT name || status FROM modules WHERE guid = 'g1'")).isEqualTo("pumpinactive");
        assertThat(asked("PRAGMA journal_mode")).isEqualTo("delete");
        assertThat(asked("SELECT group_concat(name) FROM sqlite_master WHERE type = 'table'")).isEqualTo("modules");
    }

    @Test
    @DisplayName("tells why it refused where SQLite ended the transaction itself, as on a full disk, and goes on afterwards")
    void endedBySqlite() throws SQLException {
        try (ModulesDb db = ModulesDb.open(file)) {
            deployed("CREATE TRIGGER full BEFORE INSERT ON modules BEGIN SELECT RAISE(ROLLBACK, 'no room'); END");

            assertThatThrownBy(() -> db.add(PUMP)).hasMessageContaining("no room");
            assertThat(db.all()).hasSize(1);

            deployed("DROP TRIGGER full");
            assertThat(db.add(PUMP)).isTrue();
        }
    }

    @Test
    @DisplayName("takes each GUID once")
    void once() {
        try (ModulesDb db = ModulesDb.open(file)) {
            assertThat(db.add(PUMP)).isTrue();
            assertThat(db.add(new DeployedModule("g1", "other", "", "active", "x"))).isFalse();
            assertThat(db.find("g1")).contains(PUMP);
        }
    }

    @Test
    @DisplayName("is not locked by a row that it refuses: known defect, a null name left it locked")
    void nullName() throws SQLException {
        try (ModulesDb db = ModulesDb.open(file)) {
            deployed("CREATE TRIGGER no BEFORE INSERT ON modules WHEN new.name = 'null' BEGIN SELECT RAISE(ABORT, 'NOT NULL'); END");
            assertThatThrownBy(() -> db.add(new DeployedModule("g2", "null", "", "inactive", "x"))).isNotNull();

            deployed("INSERT INTO modules (guid, name, service_type) VALUES ('g3', 'by the other', 'x')");
            assertThat(db.add(PUMP)).isTrue();
            assertThat(db.all()).hasSize(3);
        }
    }

    @Test
    @DisplayName("takes statuses all at once, and passes over GUIDs that it does not know")
    void statuses() {
        Map<String, ModuleStatus> statuses = new LinkedHashMap<>();
        statuses.put("g1", ModuleStatus.ACTIVE);
        statuses.put("unknown", ModuleStatus.FAILED);
        try (ModulesDb db = ModulesDb.open(file)) {
            db.add(PUMP);

            assertThat(db.statuses(statuses)).containsExactly(new DeployedModule("g1", "pump", "moves water", "active", "pumps"));
            assertThat(db.all()).extracting(DeployedModule::status).containsExactly("active", "inactive");
        }
    }

    @Test
    @DisplayName("is changed and removed by GUID, and says when there is none")
    void changeAndRemove() {
        try (ModulesDb db = ModulesDb.open(file)) {
            assertThat(db.change(PUMP)).isFalse();
            assertThat(db.remove("g1")).isFalse();
            db.add(PUMP);
            DeployedModule valve = new DeployedModule("g1", "valve", "", "failed", "valves");

            assertThat(db.change(valve)).isTrue();
            assertThat(db.find("g1")).contains(valve);
            assertThat(db.remove("g1")).isTrue();
            assertThat(db.find("g1")).isEmpty();
        }
    }

    @Test
    @DisplayName("that is not there is made with the deployed table")
    void fresh() {
        try (ModulesDb db = ModulesDb.open(folder.resolve("new.db"))) {
            db.add(PUMP);
            assertThat(db.all()).containsExactly(PUMP);
        }
    }

    @Test
    @DisplayName("that is no database is left as it is, and said to be damaged")
    void damaged() throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage.db"), "this is no database, but long enough to look at".repeat(20));
        String before = Files.readString(garbage);

        assertThatThrownBy(() -> ModulesDb.open(garbage).close())
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.StoreDamaged.class));
        assertThat(garbage).hasContent(before);
    }

    private void deployed(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String asked(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
