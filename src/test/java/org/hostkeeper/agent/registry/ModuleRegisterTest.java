package org.hostkeeper.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hostkeeper.agent.registry.ModuleRegister.Change;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.store.ModulesDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The register of modules")
class ModuleRegisterTest {
    private static final DeployedModule PUMP = new DeployedModule("g1", "pump", "", "inactive", "pumps");
    private static final DeployedModule RUNNING = new DeployedModule("g1", "pump", "", "active", "pumps");

    @TempDir
    private static Path folder = Path.of("");

    private final List<Change> told = new ArrayList<>();
    private final Path file = folder.resolve(System.nanoTime() + ".db");
    private final ModulesDb table = ModulesDb.open(file);
    private final ModuleRegister register = new ModuleRegister(table);

    @BeforeEach
    void listen() {
        register.onChange(told::add);
    }

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    @DisplayName("tells of each change what it came to")
    void tells() {
        register.add(PUMP);
        register.status("g1", ModuleStatus.ACTIVE);
        register.remove("g1");

        assertThat(told).containsExactly(new Change.Is(PUMP), new Change.Is(RUNNING), new Change.Gone(RUNNING));
    }

    @Test
    @DisplayName("says nothing of what stays as it is")
    void quiet() {
        register.add(PUMP);
        told.clear();

        assertThat(register.status("g1", ModuleStatus.INACTIVE)).isTrue();
        assertThat(register.statuses(Map.of("g1", ModuleStatus.INACTIVE))).containsExactly(PUMP);
        assertThat(register.add(RUNNING)).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("notices when it reads again what somebody else has written")
    void reread() {
        try (ModulesDb other = ModulesDb.open(file)) {
            other.add(PUMP);
        }
        assertThat(register.all()).isEmpty();

        register.reread();

        assertThat(register.all()).containsExactly(PUMP);
        assertThat(told).containsExactly(new Change.Is(PUMP));
    }

    @Test
    @DisplayName("holds and tells how a unit is even if the table cannot take it, and writes it as soon as the table can")
    void unwritten() throws SQLException {
        register.add(PUMP);
        told.clear();
        sql("CREATE TRIGGER full BEFORE UPDATE ON modules BEGIN SELECT RAISE(ROLLBACK, 'no room'); END");

        register.saw("g1", ModuleStatus.ACTIVE);
        register.reread();

        assertThat(told).containsExactly(new Change.Is(RUNNING));
        assertThat(register.all()).containsExactly(RUNNING);
        assertThat(table.all()).containsExactly(PUMP);

        sql("DROP TRIGGER full");
        register.reread();

        assertThat(table.all()).containsExactly(RUNNING);
        assertThat(told).hasSize(1);
    }

    @Test
    @DisplayName("makes up for it too when a client writes the status of it or of another")
    void madeUp() throws SQLException {
        register.add(PUMP);
        register.add(new DeployedModule("g2", "valve", "", "inactive", "pumps"));
        sql("CREATE TRIGGER full BEFORE UPDATE ON modules BEGIN SELECT RAISE(ROLLBACK, 'no room'); END");
        register.saw("g1", ModuleStatus.ACTIVE);
        sql("DROP TRIGGER full");

        register.status("g2", ModuleStatus.FAILED);
        assertThat(table.find("g1")).contains(RUNNING);

        sql("CREATE TRIGGER full BEFORE UPDATE ON modules BEGIN SELECT RAISE(ROLLBACK, 'no room'); END");
        register.saw("g1", ModuleStatus.INACTIVE);
        sql("DROP TRIGGER full");
        register.status("g1", ModuleStatus.INACTIVE);
        assertThat(table.find("g1")).contains(PUMP);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.createStatement().execute(statement);
        }
    }

    @Test
    @DisplayName("knows nothing of GUIDs that are not there")
    void unknown() {
        assertThat(register.status("g9", ModuleStatus.FAILED)).isFalse();
        assertThat(register.change(PUMP)).isFalse();
        assertThat(register.remove("g9")).isFalse();
        assertThat(told).isEmpty();
    }
}
