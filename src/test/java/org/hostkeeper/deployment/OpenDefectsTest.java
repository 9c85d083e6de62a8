package org.hostkeeper.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hostkeeper.facts.UnreadableAnswer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What shows of agent and manager without root:")
class OpenDefectsTest {
    private static final String AGENT =
            """
            Id=hostkeeper-agent.service
            LoadState=loaded
            ActiveState=%s
            StatusText=3 modules, REST on 0.0.0.0:8080, open without a token: 2

            Id=module-manager.service
            LoadState=%s
            ActiveState=inactive
            files
            """;

    private final AgentProbe probe = new AgentProbe();

    @Test
    @DisplayName("how many kinds of requests a running agent answers without a token")
    void open() {
        assertThat(probe.parse(AGENT.formatted("active", "loaded")).openRoutes()).isEqualTo(2);
        assertThat(probe.parse(AGENT.formatted("inactive", "loaded")).openRoutes()).isZero();
    }

    @Test
    @DisplayName("modules' unit files that are somebody else's or that others may write, and no links; foreign ones are not told here either")
    void writable() {
        String files =
                """
                0 644 regular file:/etc/systemd/system/fine.service
                Description=Module Service for fine
                1000 644 regular file:/etc/systemd/system/users.service
                Description=Module Service for users
                0 664 regular file:/etc/systemd/system/open.service
                WorkingDirectory=/home/shop/modules/open
                ExecStart=/usr/bin/python3 /home/shop/modules/open/main.py
                0 777 symbolic link:/etc/systemd/system/sshd.service
                0 664 regular file:/etc/systemd/system/foreign.service
                WorkingDirectory=/home/shop/modules/open
                ExecStart=/usr/local/bin/backup
                1000 644 regular empty file:/etc/systemd/system/empty.service
                """;
        assertThat(probe.parse(AGENT.formatted("active", "not-found") + files).writable())
                .containsExactly("users.service", "open.service");
    }

    @Test
    @DisplayName("what the program for hosts says of unit files is what is read here")
    void says(@TempDir Path units) throws Exception {
        unit(units, "open.service", "Description=Module Service for open\nUser=shop\n", "rw-rw-r--");
        unit(units, "fine.service", "Description=Module Service for fine\n", "rw-r--r--");
        unit(units, "foreign.service", "Description=Backup\nExecStart=/usr/local/bin/backup\n", "rw-rw-rw-");
        String program = probe.script().substring(probe.script().indexOf("printf 'files")).replace("/etc/systemd/system", units.toString());
        Process sh = new ProcessBuilder("sh", "-c", program).redirectErrorStream(true).start();
        String said = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("664 regular file:" + units + "/open.service\nDescription=Module Service for open\n").doesNotContain("User=");
        String asOnHosts = AGENT.formatted("active", "loaded").replace("files\n", "") + said.replace(units.toString(), "/etc/systemd/system");
        assertThat(probe.parse(asOnHosts).writable()).contains("open.service").doesNotContain("foreign.service");
    }

    private static void unit(Path folder, String name, String text, String mode) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    @DisplayName("nothing of a host that has neither, and no guess where the answer is cut off")
    void neither() {
        String nothing = "Id=hostkeeper-agent.service\nLoadState=not-found\n\nId=module-manager.service\nLoadState=not-found\nfiles\n";
        assertThat(probe.parse(nothing).managed()).isFalse();
        assertThatThrownBy(() -> probe.parse("Id=hostkeeper-agent.service\n")).isInstanceOf(UnreadableAnswer.class);
    }
}
