package org.hostkeeper.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A unit file is a module's")
class ModuleUnitTest {
    private static final String BY_A_MANAGER =
            """
            [Unit]
            Description=Module Service for pump
            [Service]
            WorkingDirectory=/home/shop/modules/pumps
            ExecStart=/usr/bin/python3 /home/shop/modules/pumps/main.py
            """;

    @Test
    @DisplayName("if it works in a folder of modules and runs that folder's main.py")
    void ofAManager() {
        assertThat(ModuleUnit.folder(BY_A_MANAGER)).contains("/home/shop/modules/pumps");
        assertThat(ModuleUnit.isOne(BY_A_MANAGER)).isTrue();
        assertThat(ModuleUnit.isOne(BY_A_MANAGER.replace("Module Service for", "A"))).isTrue();
    }

    @Test
    @DisplayName("or says so and was spoilt by a bad name or type, which gives it no folder")
    void spoilt() {
        String spoilt = BY_A_MANAGER.replace("modules/pumps", "modules/../../etc");
        assertThat(ModuleUnit.isOne(spoilt)).isTrue();
        assertThat(ModuleUnit.folder(spoilt)).isEmpty();
    }

    @Test
    @DisplayName("but not if somebody's own program only works there")
    void foreign() {
        String backup = BY_A_MANAGER.replace("Module Service for pump", "Copies readings").replace("/usr/bin/python3 /home/shop/modules/pumps/main.py", "/usr/local/bin/copy");
        assertThat(ModuleUnit.isOne(backup)).isFalse();
        assertThat(ModuleUnit.isOne("[Unit]\nDescription=OpenSSH\n")).isFalse();
    }
}
