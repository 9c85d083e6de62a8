package org.hostkeeper.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hostkeeper.agent.vm.VmControl;
import org.hostkeeper.agent.web.WatchedHost.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A watched machine")
class MachineAccessTest {
    private static final List<String> OF_GUESTS = List.of("heartbeat", "revert/request", "idle/reset", "button-status");
    private static final List<String> OF_OPERATORS = List.of(
            "GET vm/start", "POST vm/stop", "GET vm/restart", "GET snapshot/create?snapshot_name=x", "DELETE snapshot/older",
            "GET snapshot/delete/older", "GET revert/enable", "POST revert/disable");

    @TempDir
    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private WatchedHost host;

    @BeforeEach
    void open() {
        host = new WatchedHost(folder);
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    private static int port(FakeControl machine) {
        return machine.settings().port();
    }

    private Answer get(String from, FakeControl machine, String path, String... headers) {
        return call(from, machine, "GET " + path, headers);
    }

    private Answer call(String from, FakeControl machine, String call, String... headers) {
        List<String> lines = new ArrayList<>(List.of(call.replace(" ", " /api/v1/") + " HTTP/1.0"));
        lines.addAll(List.of(headers));
        return host.raw(from, port(machine), lines.toArray(String[]::new));
    }

    @Nested
    @DisplayName("without compatibility")
    class Strict {
        @Test
        @DisplayName("does for its guest what guests ask, and nothing else without a token")
        void guest() {
            for (String path : OF_GUESTS) {
                assertThat(get(WatchedHost.GUEST, host.left, path).status()).as(path).isEqualTo(200);
            }
            assertThat(host.left.asked).containsExactly("beat", "request requested/", "idle 120", "pressed");
            for (String call : OF_OPERATORS) {
                assertThat(call(WatchedHost.GUEST, host.left, call).status()).as(call).isEqualTo(401);
            }
            for (String path : List.of("status", "heartbeat/status", "snapshots", "history", "beats", "evidence/7", "evidence/7/log")) {
                assertThat(get(WatchedHost.GUEST, host.left, path).status()).as(path).isEqualTo(401);
            }
            assertThat(host.left.asked).hasSize(4);
        }

        @ParameterizedTest
        @ValueSource(strings = {WatchedHost.STRANGER, WatchedHost.OPERATOR, "127.0.0.1", "127.0.0.9"})
        @DisplayName("hears nobody else, not even another machine's guest or this host itself, whatever address they claim")
        void strangers(String from) {
            for (String path : OF_GUESTS) {
                assertThat(get(from, host.left, path, "X-Forwarded-For: " + WatchedHost.GUEST, "Forwarded: for=" + WatchedHost.GUEST)
                                .status())
                        .as(path)
                        .isEqualTo(401);
            }
            assertThat(host.left.asked).isEmpty();
        }

        @Test
        @DisplayName("is not reached by its guest as another one, neither on that one's port nor by name on the agent's")
        void othersGuest() {
            assertThat(get(WatchedHost.GUEST, host.right, "heartbeat").status()).isEqualTo(401);
            assertThat(host.raw(WatchedHost.GUEST, host.api.port(), "GET /api/v1/vms/right/heartbeat HTTP/1.0").status()).isEqualTo(401);
            assertThat(host.raw(WatchedHost.GUEST, host.api.port(), "GET /api/v1/vms/left/heartbeat HTTP/1.0").status()).isEqualTo(200);
            assertThat(host.raw("127.0.0.9", host.api.port(), "GET /api/v1/vms/die%20dritte%20&%203%25/heartbeat HTTP/1.0").status()).isEqualTo(200);
            assertThat(host.right.asked).isEmpty();
            assertThat(host.left.asked).containsExactly("beat");
            assertThat(host.third.asked).containsExactly("beat");
        }

        @Test
        @DisplayName("with user-mode networking knows its guest by its own port alone, says so, and is not heard on the agent's")
        void userMode() throws Exception {
            try (WatchedHost other = new WatchedHost(folder)) {
                other.addresses.put("left", WatchedHost.addresses(true));
                int own = port(other.left);
                assertThat(other.raw("127.0.0.1", own, "GET /api/v1/heartbeat HTTP/1.1", "Host: 10.0.2.2:8000").status()).isEqualTo(200);
                assertThat(other.raw("127.0.0.1", own, "GET /api/v1/heartbeat HTTP/1.1", "Host: evil.example").status()).isEqualTo(421);
                assertThat(other.raw("127.0.0.1", other.api.port(), "GET /api/v1/vms/left/heartbeat HTTP/1.0").status()).isEqualTo(401);
                assertThat(other.raw("127.0.0.1", port(other.right), "GET /api/v1/heartbeat HTTP/1.0").status()).isEqualTo(401);
                assertThat(other.ask("GET", own, "/api/v1/beats", other.token("read")).body()).contains("\"known_by_port_alone\":true");
                assertThat(other.left.asked).containsExactly("beat");
            }
        }

        @Test
        @DisplayName("hears so many beats of its guest as a guest can have, and few wishes; another machine is heard all the same")
        void rates() {
            long beats = IntStream.range(0, 100).filter(_ -> get(WatchedHost.GUEST, host.left, "heartbeat").status() == 200).count();
            long wishes = IntStream.range(0, 20).filter(_ -> get(WatchedHost.GUEST, host.left, "revert/request").status() == 200).count();

            assertThat(beats).isEqualTo(60);
            assertThat(wishes).isEqualTo(3);
            assertThat(host.raw("127.0.0.9", host.api.port(), "GET /api/v1/vms/die%20dritte%20&%203%25/heartbeat HTTP/1.0").status()).isEqualTo(200);
        }

        @Test
        @DisplayName("tells nobody without a token whether there is one of that name")
        void names() {
            for (String name : List.of("left", "none", "..%5c", "%00", "left%0d%0aX:1")) {
                assertThat(host.raw(WatchedHost.STRANGER, host.api.port(), "GET /api/v1/vms/" + name + "/status HTTP/1.0").status())
                        .as(name)
                        .isIn(400, 401);
            }
            assertThat(host.ask("GET", host.api.port(), "/api/v1/vms/none/status", host.token("read")).status()).isEqualTo(404);
        }
    }

    @Nested
    @DisplayName("with compatibility")
    class Compatible {
        @Test
        @DisplayName("does what a deployed client asks from the named networks, and from no other")
        void networks() {
            for (String call : OF_OPERATORS) {
                assertThat(call(WatchedHost.OPERATOR, host.right, call).status()).as(call).isEqualTo(200);
                assertThat(call(WatchedHost.STRANGER, host.right, call).status()).as(call).isEqualTo(401);
            }
            assertThat(host.right.asked).hasSize(OF_OPERATORS.size());
        }

        @ParameterizedTest
        @CsvSource({
            "GET status, true", "GET heartbeat/status, false", "GET heartbeat, true", "POST heartbeat, true", "GET vm/start, true",
            "POST vm/start, true", "GET vm/stop, false", "POST revert/disable, false", "GET snapshots, false",
            "DELETE snapshot/older, true", "GET snapshot/delete/ready, true", "POST snapshot/create?snapshot_name=s, false",
            "GET history, false", "POST snapshot/promote, false"
        })
        @DisplayName("does only those calls that are named beside the network, where any are")
        void calls(String call, boolean open) {
            assertThat(call(WatchedHost.CLIENT, host.right, call).status()).isEqualTo(open ? 200 : 401);
            assertThat(call(WatchedHost.STRANGER, host.right, call).status()).isEqualTo(401);
        }

        @Test
        @DisplayName("shows without a token nothing that a deployed controller does not have, and opens nothing on the agent's port")
        void noMore() {
            for (String call : List.of("GET history", "GET beats", "GET evidence/7", "GET evidence/7/log", "POST snapshot/promote")) {
                assertThat(call(WatchedHost.OPERATOR, host.right, call).status()).as(call).isEqualTo(401);
            }
            // the agent's own compatibility is "*" from here
            assertThat(host.raw(WatchedHost.OPERATOR, host.api.port(), "GET /api/modules HTTP/1.0").status()).isEqualTo(200);
            for (String path : List.of("", "/right/status", "/right/vm/stop", "/right/heartbeat", "/none/status")) {
                assertThat(host.raw(WatchedHost.OPERATOR, host.api.port(), "GET /api/v1/vms" + path + " HTTP/1.0").status())
                        .as(path)
                        .isEqualTo(401);
            }
            assertThat(host.right.asked).isEmpty();
        }
    }

    @Nested
    @DisplayName("is not touched by a web page; known defect: any page could revert an artwork:")
    class WebPages {
        @ParameterizedTest
        @ValueSource(strings = {"Origin: http://evil.example", "Origin: null", "Referer: http://evil.example/", "Cookie: a=b",
            "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: none", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image", "ORIGIN: x"})
        @DisplayName("what carries a browser's headers and no token is refused, by GET and by POST, beats as well, compatible or not")
        void headers(String header) {
            for (String verb : List.of("GET ", "POST ")) {
                for (String path : List.of("heartbeat", "revert/request", "idle/reset")) {
                    assertThat(call(WatchedHost.GUEST, host.left, verb + path, header).status()).as(path).isEqualTo(403);
                    assertThat(call(WatchedHost.OPERATOR, host.right, verb + path, header).status()).as(path).isEqualTo(403);
                }
            }
            assertThat(get(WatchedHost.GUEST, host.left, "button-status", header).status()).isEqualTo(403);
            for (String call : OF_OPERATORS) {
                assertThat(call(WatchedHost.OPERATOR, host.right, call, header).status()).as(call).isEqualTo(403);
            }
            assertThat(host.left.asked).isEmpty();
            assertThat(host.right.asked).isEmpty();
        }

        @Test
        @DisplayName("its own panel acts with a token, by POST only")
        void panel() {
            int port = port(host.right);
            String token = "Authorization: Bearer " + host.token("operate");
            String own = "Origin: http://127.0.0.1:" + port;

            assertThat(host.raw("127.0.0.1", port, "POST /api/v1/vm/start HTTP/1.1", "Host: 127.0.0.1:" + port, own, token,
                    "Sec-Fetch-Site: same-origin", "Content-Length: 0").status()).isEqualTo(200);
            assertThat(host.raw("127.0.0.1", port, "GET /api/v1/vm/start HTTP/1.1", "Host: 127.0.0.1:" + port, own, token).status()).isEqualTo(403);
            assertThat(host.raw("127.0.0.1", port, "POST /api/v1/vm/start HTTP/1.1", "Host: 127.0.0.1:" + port,
                    "Origin: http://127.0.0.1:1", token, "Content-Length: 0").status()).isEqualTo(403);
            assertThat(host.right.asked).containsExactly("start");
        }

        @ParameterizedTest
        @CsvSource({"evil.example, 421", "127.0.0.1.evil.example, 421", "10.0.2.2, 421", "localhost, 200", "127.0.0.1:8000, 200"})
        @DisplayName("a foreign name that was made to lead here is not answered, compatible or not")
        void rebinding(String name, int status) {
            assertThat(get(WatchedHost.GUEST, host.left, "heartbeat", "Host: " + name).status()).isEqualTo(status);
            assertThat(get(WatchedHost.OPERATOR, host.right, "vm/stop", "Host: " + name).status()).isEqualTo(status);
            assertThat(get(WatchedHost.OPERATOR, host.right, "status", "Host: " + name).status()).isEqualTo(status);
        }

        @Test
        @DisplayName("two Hosts, or a target of another name, are no request")
        void twoHosts() {
            int port = port(host.right);
            assertThat(host.raw(WatchedHost.OPERATOR, port, "GET /api/v1/vm/stop HTTP/1.1", "Host: localhost", "Host: evil.example").status())
                    .isEqualTo(400);
            assertThat(host.raw(WatchedHost.OPERATOR, port, "GET http://evil.example/api/v1/vm/stop HTTP/1.1", "Host: localhost").status())
                    .isIn(400, 421);
            assertThat(host.right.asked).isEmpty();
        }
    }

    @Nested
    @DisplayName("and tokens:")
    class Tokens {
        @Test
        @DisplayName("one for a kiosk reads the state and reverts, and nothing else, on either port; another machine's does nothing")
        void kiosk() {
            String token = host.token("revert:left");
            String left = "/api/v1/vms/left/";
            int port = host.api.port();

            assertThat(host.ask("GET", port, left + "status", token).status()).isEqualTo(200);
            assertThat(host.ask("POST", port, left + "revert/request?reason=button", token).status()).isEqualTo(200);
            assertThat(host.ask("GET", port(host.left), "/api/v1/status", token).status()).isEqualTo(200);
            for (String path : List.of("vm/start", "vm/stop", "snapshots", "history", "beats", "evidence/7", "evidence/7/log", "heartbeat", "button-status",
                    "snapshot/delete/older", "revert/disable")) {
                assertThat(host.ask("GET", port, left + path, token).status()).as(path).isEqualTo(403);
            }
            for (String path : List.of("/api/v1/vms", "/api/v1/vms/right/status", "/api/v1/vms/right/revert/request", "/api/v1/vms/none/status",
                    "/api/modules", "/metrics", "/", "/docs")) {
                assertThat(host.ask("GET", port, path, token).status()).as(path).isEqualTo(path.equals("/metrics") ? 200 : 403);
            }
            assertThat(host.ask("GET", port(host.right), "/api/v1/status", token).status()).isEqualTo(403);
            assertThat(host.left.asked).containsExactly("revert button");
            assertThat(host.right.asked).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/v1/vms/left/../right/status", "/api/v1/vms/left%2f..%2fright/status", "/api/v1/vms/left/..%2fright/status",
            "/api/v1/vms/%72ight/status", "/api/v1/vms/right;x=/api/v1/vms/left/status", "/api/v1/vms/left//../right/status",
            "/api/v1/vms/left%00right/status", "/api/v1/vms/left/%2e%2e/right/status", "/API/v1/vms/right/status", "//api/v1/vms/right/status"})
        @DisplayName("no spelling of a path makes a token for one machine open another")
        void tricks(String path) {
            Answer answer = host.ask("GET", host.api.port(), path, host.token("revert:left"));

            assertThat(answer.body()).doesNotContain("\"right\"");
            assertThat(answer.status()).isIn(400, 403, 404);
        }

        @Test
        @DisplayName("a guest with a wrong token is told so, and is slowed down as anybody who guesses")
        void wrong() {
            assertThat(get(WatchedHost.GUEST, host.left, "heartbeat", "Authorization: Bearer x").status()).isEqualTo(401);
            assertThat(get(WatchedHost.GUEST, host.left, "heartbeat").status()).isEqualTo(200);
        }

        @Test
        @DisplayName("a reason is one short line in the history, whatever was sent")
        void reasons() {
            get(WatchedHost.GUEST, host.left, "revert/request?reason=a%0Ab%1b" + "x".repeat(500));

            assertThat(host.left.asked).singleElement().asString().isEqualTo("request a b " + "x".repeat(96) + "/");
        }
    }

    @Test
    @DisplayName("beats with 499 others each second, all from one address, and none is lost")
    void many() throws Exception {
        List<FakeControl> guests = IntStream.range(0, 500).mapToObj(i -> new FakeControl("vm" + i, 0, List.of("127.0.0.9"), List.of())).toList();
        try (WatchedHost other = new WatchedHost(folder, guests.toArray(VmControl[]::new));
                ExecutorService clients = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int second = 0; second < 2; second++) {
                for (FakeControl guest : guests) {
                    String line = "GET /api/v1/vms/%s/heartbeat HTTP/1.0".formatted(guest.settings().vm());
                    answers.add(clients.submit(() -> other.raw("127.0.0.9", other.api.port(), line).status()));
                }
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
            assertThat(guests).allSatisfy(guest -> assertThat(guest.asked).containsExactly("beat", "beat"));
        }
    }

    @Test
    @DisplayName("whose guest opens connections and says nothing takes them from itself only")
    void silentConnections() throws IOException {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            silent.add(WatchedHost.connect(WatchedHost.GUEST, port(host.left)));
        }
        assertThat(host.raw(WatchedHost.OPERATOR, port(host.right), "GET /api/v1/heartbeat HTTP/1.0").status()).isEqualTo(200);
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    @DisplayName("is seen as it is by whoever looks once a call that alters it was answered; beats and looks tell nobody")
    void altered() {
        List<String> told = new java.util.concurrent.CopyOnWriteArrayList<>();
        host.api.whenAltered(() -> told.add(String.join(" ", host.left.asked)));
        String token = host.token("operate");

        host.ask("POST", port(host.left), "/api/v1/vm/stop", token);
        assertThat(told).containsExactly("stop");
        host.ask("GET", port(host.left), "/api/v1/status", token);
        get(WatchedHost.GUEST, host.left, "heartbeat");
        get(WatchedHost.GUEST, host.left, "button-status");
        assertThat(told).hasSize(1);
        get(WatchedHost.GUEST, host.left, "revert/request");
        host.ask("POST", host.api.port(), "/api/v1/vms/left/vm/start", token);
        assertThat(told).hasSize(3);
    }
}
