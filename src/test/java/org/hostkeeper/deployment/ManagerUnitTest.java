package org.hostkeeper.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The deployed manager's service")
class ManagerUnitTest {
    private static String show(String exec, String folder, String user) {
        return """
                LoadState=loaded
                ActiveState=active
                UnitFileState=enabled
                User=%s
                WorkingDirectory=%s
                ExecStart={ path=/usr/bin/python3 ; argv[]=%s ; ignore_errors=no ; start_time=[n/a] }
                """.formatted(user, folder, exec);
    }

    @Test
    @DisplayName("tells where its config.json may be: in its command, beside its program, in its folder")
    void configs() {
        ManagerUnit unit = ManagerUnit.of(show("/usr/bin/python3 /srv/mm/main.py --config conf/own.json", "/home/op/mm", "op")).orElseThrow();
        assertThat(unit.user()).isEqualTo("op");
        assertThat(unit.configs()).containsExactly("/home/op/mm/conf/own.json", "/srv/mm/config.json", "/home/op/mm/config.json");
        assertThat(unit.stand()).isEqualTo(new HostGround.UnitStand(true, true));
    }

    @Test
    @DisplayName("is root's if it names no user, and a program without a path stands in its folder")
    void root() {
        ManagerUnit unit = ManagerUnit.of(show("/usr/bin/python3 main.py", "!/opt/mm", "")).orElseThrow();
        assertThat(unit.user()).isEqualTo("root");
        assertThat(unit.configs()).containsExactly("/opt/mm/config.json");
    }

    @Test
    @DisplayName("is there still while systemd is about to start it again")
    void activating() {
        String activating = show("/usr/bin/python3 main.py", "/opt/mm", "").replace("=active", "=activating");
        assertThat(ManagerUnit.of(activating).orElseThrow().stand().active()).isTrue();
    }

    @Test
    @DisplayName("is none where systemd knows no such unit")
    void none() {
        assertThat(ManagerUnit.of("LoadState=not-found\nUser=\n")).isEqualTo(Optional.empty());
    }

    @Test
    @DisplayName("and its address as the kernel has it, version 4 and 6, and nothing where nobody listens")
    void listeners() {
        String table = """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1
                   1: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2
                   2: 0100007F:1F91 0100007F:1F92 01 00000000:00000000 00:00000000 00000000     0        0 3
                   0: 00000000000000000000000001000000:1F93 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000
                """;
        assertThat(Listeners.on(table, 22)).contains("127.0.0.1");
        assertThat(Listeners.on(table, 8080)).contains("0.0.0.0");
        assertThat(Listeners.on(table, 8081)).isEmpty();
        assertThat(Listeners.on(table, 8083)).contains("::1");
    }
}
