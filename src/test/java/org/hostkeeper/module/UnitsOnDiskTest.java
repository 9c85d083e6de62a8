package org.hostkeeper.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The unit of a module on this machine")
class UnitsOnDiskTest {
    private static final String DEPLOYED = """
            [Service]
            User=op
            WorkingDirectory=/home/op/modules/pumps
            ExecStart=/usr/bin/python3 /home/op/modules/pumps/main.py
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("is found by the GUID that stands in it, whatever the module is called by now")
    void byGuid() throws IOException {
        write("pump_1.service", DEPLOYED + "\n[X-Hostkeeper]\nGuid=g1\nName=pump-1\nOwner=op\n");

        assertThat(units().of("g1", "renamed")).contains("pump_1.service");
        assertThat(units().registered().get("pump_1.service")).isEqualTo(new Registration("g1", "pump-1", "", "", "op"));
    }

    @Test
    @DisplayName("is found by its name where a deployed manager made it, which knew no GUID")
    void adopted() throws IOException {
        write("pump_1.service", DEPLOYED);

        assertThat(units().of("g1", "pump-1")).contains("pump_1.service");
        assertThat(units().of("g1", "pump-2")).isEmpty();
    }

    @Test
    @DisplayName("is never another module's, a system service, a link, or one of a name that no unit can have")
    void others() throws IOException {
        write("pump_1.service", DEPLOYED + "\n[X-Hostkeeper]\nGuid=g1\nName=pump-1\nOwner=op\n");
        write("nginx.service", "[Service]\nExecStart=/usr/sbin/nginx\n");
        write("half.service", "[Service]\nWorkingDirectory=/home/op/modules/a\nExecStart=/usr/bin/python3 /home/op/modules/b/main.py\n");
        Files.createSymbolicLink(folder.resolve("link.service"), folder.resolve("pump_1.service"));

        assertThat(units().of("g2", "pump 1")).isEmpty();
        assertThat(units().of("g2", "nginx")).isEmpty();
        assertThat(units().of("g2", "half")).isEmpty();
        assertThat(units().of("g2", "link")).isEmpty();
        assertThat(units().of("g2", "насос")).isEmpty();
        assertThat(units().of("g2", "../pump_1")).isEmpty();
    }

    private void write(String unit, String text) throws IOException {
        Files.writeString(folder.resolve(unit), text);
    }

    private UnitsOnDisk units() {
        return new UnitsOnDisk(folder);
    }
}
