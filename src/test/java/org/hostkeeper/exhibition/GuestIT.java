package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.hostkeeper.exhibition.guest.GuestScript;
import org.hostkeeper.exhibition.watch.GuestServer;
import org.hostkeeper.exhibition.watch.WatchReader;
import org.hostkeeper.kiosk.Condition;
import org.hostkeeper.kiosk.KioskVm;
import org.hostkeeper.kiosk.http.AgentKioskVm;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestBed
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A guest with Hostkeeper's program, fetched from its host's agent, on a real host,")
class GuestIT {
    private final WatchedGuest guest;
    private final Gallery gallery;
    private final TestHost host;

    GuestIT(TestHost host) {
        this.host = host;
        this.guest = new WatchedGuest(host);
        this.gallery = guest.gallery;
    }

    @BeforeAll
    void watched() throws IOException, InterruptedException {
        guest.watched();
    }

    @AfterAll
    void close() {
        guest.close();
    }

    @Test
    @DisplayName("is heard, and again after a revert into the middle of that program's work")
    void heard() {
        long before = guest.seen().last().map(Watch.Incident::id).orElse(0L);
        guest.kill();

        Watch back = guest.until("it is back", seen -> seen.state() == VmState.HEALTHY
                && seen.last().filter(i -> i.id() > before && i.outcome().equals("recovered")).isPresent());

        assertThat(back.beats()).anyMatch(beats -> beats > 0);
        Remote remote = gallery.console.remote(host);
        assertThat(new GuestServer(new WatchReader().read(remote, List.of(Gallery.VM)), gallery.reader.read(remote)).of(Gallery.VM))
                .as("its console tells the same way")
                .isEqualTo(URI.create("http://gateway:8000"));
    }

    @Test
    @DisplayName("is brought back by a kiosk with a token of the agent for this one machine, which is good for nothing else")
    void kiosk() {
        String token = guest.kioskToken();
        guest.until("it is well", seen -> seen.state() == VmState.HEALTHY);
        long before = guest.seen().last().map(Watch.Incident::id).orElse(0L);
        try (KioskVm kiosk = new AgentKioskVm("gallery-1", Gallery.VM, guest.url(), () -> token)) {
            assertThat(kiosk.state().condition()).isEqualTo(Condition.RUNNING);
            kiosk.revert();

            Watch back = guest.until("it is back", seen -> seen.state() == VmState.HEALTHY
                    && seen.last().filter(i -> i.id() > before && i.outcome().equals("recovered")).isPresent());
            assertThat(back.last().orElseThrow().reason()).isEqualTo("button");
        }
        for (String call : List.of("GET /history", "POST /vm/stop", "POST /snapshot/promote", "DELETE /snapshot/ready")) {
            String[] words = call.split(" ");
            assertThat(host.sh("curl -s -o /dev/null -w '%%{http_code}' -X %s -H 'Authorization: Bearer %s' http://127.0.0.1:8080/api/v1/vms/%s%s"
                            .formatted(words[0], token, Gallery.VM, words[1])).out())
                    .as(call)
                    .isEqualTo("403");
        }
    }

    @Test
    @DisplayName("has it as a service where systemd runs it: installed, started again when it is killed, and removed without a trace")
    void installed() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        String outside = host.address().replaceFirst("\\.\\d+$", ".1");
        HttpServer server = HttpServer.create(new InetSocketAddress(outside, 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            java.nio.file.Files.writeString(
                    host.files().resolve("root/hostkeeper-guest.sh"), GuestScript.linux(URI.create("http://gateway:" + port)));
            host.sh("ip route replace default via " + outside).outOfSuccess();

            assertThat(host.sh("sh /root/hostkeeper-guest.sh install --process systemd").outOfSuccess())
                    .contains("beats at http://%s:%d every 1 s".formatted(outside, port), "the host hears it");
            assertThat(host.sh("hostkeeper-guest install --every 2 && cat /etc/hostkeeper-guest.conf").outOfSuccess())
                    .contains("url=http://gateway:" + port, "every=2", "process=systemd");
            host.sh("kill -9 $(systemctl show -P MainPID hostkeeper-guest)").outOfSuccess();
            int before = asked.size();
            await().atMost(Duration.ofSeconds(20)).until(() -> asked.size() >= before + 2);
            assertThat(asked.stream().collect(Collectors.toSet())).containsExactly("/api/v1/heartbeat");

            host.sh("hostkeeper-guest remove").outOfSuccess();
            assertThat(host.sh("ls -d /etc/*hostkeeper-guest* /usr/local/sbin/hostkeeper-guest /etc/systemd/system/hostkeeper-guest* "
                            + "/etc/systemd/system/*/hostkeeper-guest* 2>/dev/null").out())
                    .isEmpty();
        } finally {
            server.stop(0);
            host.sh("ip route del default");
        }
    }
}
