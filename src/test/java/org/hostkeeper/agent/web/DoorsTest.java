package org.hostkeeper.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hostkeeper.testbed.FreePort;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A machine's own port")
class DoorsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("that is taken, as by the snap proxy, keeps only itself closed: known defect, and it opens when it is free")
    void taken() throws Exception {
        try (ServerSocket snapProxy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = snapProxy.getLocalPort();
            FakeControl late = new FakeControl("late", port, List.of(WatchedHost.GUEST), List.of());
            try (WatchedHost host = new WatchedHost(folder, late)) {
                String token = host.token("read");
                assertThat(host.api.closed()).containsOnlyKeys("late");
                assertThat(host.api.closed().get("late")).contains("127.0.0.1:" + port).contains("Address already in use");
                assertThat(host.ask("GET", host.api.port(), "/api/v1/vms", token).body()).contains("\"port_closed\":\"127.0.0.1:" + port);
                assertThat(host.ask("GET", host.left.settings().port(), "/api/v1/status", token).status()).isEqualTo(200);

                snapProxy.close();
                host.api.tryClosed();

                assertThat(host.api.closed()).isEmpty();
                assertThat(host.api.port("late")).contains(port);
                assertThat(host.raw(WatchedHost.GUEST, port, "GET /api/v1/heartbeat HTTP/1.0").status()).isEqualTo(200);
                assertThat(late.asked).containsExactly("beat");
            }
        }
    }

    @Test
    @DisplayName("of two machines that name the same goes to the first")
    void twice() throws Exception {
        int port = FreePort.next();
        FakeControl first = new FakeControl("first", port, List.of(WatchedHost.GUEST), List.of());
        FakeControl second = new FakeControl("second", port, List.of(WatchedHost.GUEST), List.of());
        try (WatchedHost host = new WatchedHost(folder, first, second)) {
            assertThat(host.api.closed()).containsOnlyKeys("second");
            host.raw(WatchedHost.GUEST, port, "GET /api/v1/heartbeat HTTP/1.0");
        }
        assertThat(first.asked).containsExactly("beat");
        assertThat(second.asked).isEmpty();
    }

    @Test
    @DisplayName("may listen at several addresses, of which one that is taken keeps the others open")
    void several() throws Exception {
        int port = FreePort.next();
        FakeControl both = new FakeControl("both", List.of("127.0.0.1", "127.0.0.3"), port, List.of(WatchedHost.GUEST), List.of());
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.3"));
                WatchedHost host = new WatchedHost(folder, both)) {
            String token = host.token("read");
            assertThat(host.api.closed().get("both")).contains("127.0.0.3:" + port);
            assertThat(host.ask("GET", port, "/api/v1/status", token).status()).isEqualTo(200);

            other.close();
            host.api.tryClosed();

            assertThat(host.api.closed()).isEmpty();
            try (Socket guest = new Socket("127.0.0.3", port)) {
                guest.getOutputStream().write("GET /api/v1/status HTTP/1.0\r\nAuthorization: Bearer %s\r\n\r\n".formatted(token).getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(guest.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("\"vm_name\":\"both\"");
            }
        }
    }

    @Test
    @DisplayName("is free again when the agent has ended")
    void freed() throws Exception {
        WatchedHost host = new WatchedHost(folder);
        int port = host.left.settings().port();
        host.close();

        try (ServerSocket next = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(next.getLocalPort()).isEqualTo(port);
        }
    }
}
