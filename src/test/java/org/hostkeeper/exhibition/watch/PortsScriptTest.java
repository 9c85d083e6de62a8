package org.hostkeeper.exhibition.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.facts.ShRemote;
import org.hostkeeper.remote.Command;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Ports that a machine cannot have")
class PortsScriptTest {
    private static final String TCP = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
               1: 0100007F:1F41 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 2 1 0 100 0 0 10 0
            """;
    private static final String TCP6 = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 00000000000000000000000000000000:0016 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 3 1 0 100 0 0 10 0
            """;

    @TempDir
    Path folder;

    private List<String> ports(Path kernel) {
        return ShRemote.sh()
                .run(Command.script(Scripts.beside(WatchReader.class, "ports.sh"), WatchReader.PORTS, folder.resolve("config.json").toString(), kernel.toString()))
                .text().lines().toList();
    }

    @Test
    @DisplayName("are those on which something listens, and not those of connections")
    void listening() throws IOException {
        Files.writeString(folder.resolve("tcp"), TCP);
        Files.writeString(folder.resolve("tcp6"), TCP6);
        assertThat(ports(folder)).containsExactlyInAnyOrder("22", "8000");
    }

    @Test
    @DisplayName("are found where no IPv6 is, and on this machine")
    void here() throws IOException {
        Files.writeString(folder.resolve("tcp"), TCP);
        assertThat(ports(folder)).containsExactly("8000");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ports(Path.of("/proc/net"))).contains(Integer.toString(socket.getLocalPort()));
        }
    }

    @Test
    @DisplayName("are also those that the agent's config names, while it does not run")
    void config() throws IOException {
        Files.writeString(folder.resolve("config.json"), """
                {"hostkeeper": {"url": "http://localhost:8003",
                 "rest": {"compatibility": [{"route": "*"}], "port":
                   8000}, "mqtt": {"port": "1883"}}}""");
        assertThat(ports(folder)).containsExactlyInAnyOrder("8003", "8000", "1883");
    }
}
