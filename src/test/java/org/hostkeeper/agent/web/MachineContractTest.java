package org.hostkeeper.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.agent.web.WatchedHost.Answer;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The deployed exhibition controller's API")
class MachineContractTest {
    private static final String HEARTBEAT =
            "{\"enabled\":true,\"timeout\":15.0,\"last_heartbeat\":1.7000000005E9,\"time_since_heartbeat\":0.8,\"is_timed_out\":false,"
                    + "\"has_received_heartbeat\":true,\"seconds_since_last\":0.8,\"is_healthy\":true}";
    private static final String STATUS =
            "{\"vm_name\":\"right\",\"vm_state\":\"running\",\"vm_is_running\":true,\"snapshot_name\":\"ready\",\"snapshot_exists\":true,"
                    + "\"heartbeat\":" + HEARTBEAT + ",\"auto_revert_enabled\":true,\"state\":\"healthy\",\"why\":\"\",\"since\":1.7000000005E9,"
                    + "\"up_since\":1.7000000005E9,\"cool_down\":1.0,\"last_incident\":{\"id\":7,\"reason\":\"heartbeat\",\"outcome\":\"recovered\","
                    + "\"fault\":1.7000000005E9,\"reverted\":1.7000000035E9,\"first_beat\":1.7000000045E9}}";

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

    /** As a deployed client, in compatibility: no token, no header but what HTTP wants. */
    private Answer deployed(String verb, String path) {
        return host.raw(WatchedHost.OPERATOR, port(host.right), verb + " " + path + " HTTP/1.0");
    }

    private static int port(FakeControl machine) {
        return machine.settings().port();
    }

    @Nested
    @DisplayName("answers a client without token, in compatibility,")
    class Calls {
        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "GET /; {\"message\":\"Exhibition VM Controller API\",\"details\":{\"version\":\"1.0.0\",\"documentation\":\"/docs\",\"status\":\"/api/v1/status\",\"web_ui\":\"/ui\"}}",
            "GET /api/v1/status; " + STATUS,
            "GET /api/v1/heartbeat/status; " + HEARTBEAT,
            "GET /api/v1/snapshots; {\"vm_name\":\"right\",\"snapshots\":[\"ready\",\"older\"]}",
            "GET /api/v1/button-status; {\"pressed\":false}"
        })
        @DisplayName("what it reads, to the letter")
        void reads(String call, String body) {
            Answer answer = deployed("GET", call.substring(4));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(body);
            assertThat(answer.head()).contains("application/json");
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "/heartbeat; beat; {\"message\":\"Heartbeat received\",\"details\":" + HEARTBEAT + "}",
            "/heartbeat?idle=12.5; beat idle 12; {\"message\":\"Heartbeat received\",\"details\":" + HEARTBEAT + "}",
            "/heartbeat?idle=soon; beat; {\"message\":\"Heartbeat received\",\"details\":" + HEARTBEAT + "}",
            "/vm/start; start; {\"message\":\"VM 'right' started successfully\",\"details\":null}",
            "/vm/stop; stop; {\"message\":\"VM 'right' stopped successfully\",\"details\":null}",
            "/vm/restart; restart; {\"message\":\"VM 'right' restarted successfully\",\"details\":null}",
            "/snapshot/create?snapshot_name=new; create new; {\"message\":\"Snapshot 'new' created successfully for VM 'right'\",\"details\":null}",
            "/snapshot/create; create ready; {\"message\":\"Snapshot 'ready' created successfully for VM 'right'\",\"details\":null}",
            "/revert/enable; auto true; {\"message\":\"Automatic revert enabled\",\"details\":null}",
            "/revert/disable; auto false; {\"message\":\"Automatic revert disabled - manual intervention required on failures\",\"details\":null}",
            "/revert/request?reason=crash&severity=high; request crash/high; {\"status\":\"accepted\",\"message\":\"VM 'right' will be reverted\",\"will_revert_in_seconds\":2.0}",
            "/idle/reset?idle_duration=300; idle 300; {\"status\":\"accepted\",\"message\":\"VM 'right' will be reset\"}",
            "/idle/reset; idle 120; {\"status\":\"accepted\",\"message\":\"VM 'right' will be reset\"}"
        })
        @DisplayName("what it asks by GET and by POST alike")
        void both(String path, String asked, String body) {
            for (String verb : List.of("GET", "POST")) {
                host.right.asked.clear();
                Answer answer = deployed(verb, "/api/v1" + path);

                assertThat(answer.status()).as(verb).isEqualTo(200);
                assertThat(answer.body()).as(verb).isEqualTo(body);
                assertThat(host.right.asked).as(verb).containsExactly(asked);
            }
            assertThat(host.left.asked).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"DELETE, /api/v1/snapshot/older", "GET, /api/v1/snapshot/delete/older", "GET, /api/v1/snapshot/delete/%6Flder"})
        @DisplayName("a snapshot's deletion, in both ways that there are")
        void deletes(String verb, String path) {
            assertThat(deployed(verb, path).body()).isEqualTo("{\"message\":\"Snapshot 'older' deleted successfully\",\"details\":null}");
            assertThat(host.right.asked).containsExactly("delete older");
        }

        @Test
        @DisplayName("the pages: /ui leads to /ui/, and the schema describes every call and no other")
        void pages() throws IOException {
            assertThat(deployed("GET", "/ui").head()).contains(" 307 ").containsIgnoringCase("location: /ui/");
            assertThat(deployed("GET", "/ui/").body()).contains("data-base=\"/api/v1\"").contains("/assets/machine.js");
            assertThat(deployed("GET", "/docs").body()).contains("/api/v1/revert/request").contains("severity");
            TreeSet<String> described = new TreeSet<>();
            json(deployed("GET", "/openapi.json")).path("paths").properties().forEach(path -> path.getValue().fieldNames()
                    .forEachRemaining(verb -> described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));
            MachineApi api = new MachineApi(new Machines(List.of()), new Doors(List.of(), _ -> {
                throw new IllegalStateException("none is opened");
            }));
            assertThat(described).isEqualTo(new TreeSet<>(api.own().stream().map(Route::name).toList()));
            for (String asset : List.of("agent.css", "machine.css", "machine.js", "picture.js")) {
                assertThat(deployed("GET", "/assets/" + asset).status()).as(asset).isEqualTo(200);
            }
        }

        @Test
        @DisplayName("a press of the button once")
        void button() {
            host.right.pressed = true;

            assertThat(deployed("GET", "/api/v1/button-status").body()).isEqualTo("{\"pressed\":true}");
            assertThat(deployed("GET", "/api/v1/button-status").body()).isEqualTo("{\"pressed\":false}");
        }

        @Test
        @DisplayName("a request that is refused for now says so")
        void refusedForNow() {
            host.right.request = java.util.Optional.empty();

            assertThat(deployed("GET", "/api/v1/revert/request").body())
                    .isEqualTo("{\"status\":\"refused\",\"message\":\"VM 'right' is not reverted now\",\"will_revert_in_seconds\":null}");
            assertThat(deployed("GET", "/api/v1/idle/reset").body())
                    .isEqualTo("{\"status\":\"refused\",\"message\":\"VM 'right' is not reverted now\"}");
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource({"RUNNING, running", "PAUSED, paused", "OFF, shut off", "CRASHED, crashed", "ABSENT, no state"})
        @DisplayName("the machine's state in virsh's English words, whatever the host's language")
        void states(Power power, String word) throws IOException {
            host.right.power = power;

            assertThat(json(deployed("GET", "/api/v1/status")).path("vm_state").asText()).isEqualTo(word);
        }
    }

    @Nested
    @DisplayName("answers errors as {\"detail\": …}:")
    class Errors {
        @ParameterizedTest(name = "{0} {1} is {2}")
        @CsvSource(delimiter = ';', value = {
            "GET; /api/v1/nothing; 404; Not Found",
            "POST; /api/v1/status; 405; Method Not Allowed",
            "DELETE; /api/v1/vm/start; 405; Method Not Allowed",
            "PUT; /api/v1/heartbeat; 405; Method Not Allowed",
            "DELETE; /api/v1/snapshot/none; 404; Snapshot “none”",
            "GET; /api/v1/snapshot/delete/none; 404; Snapshot “none”",
            "POST; /api/v1/snapshot/create?snapshot_name=--children; 400; --children",
            "POST; /api/v1/idle/reset?idle_duration=NaN; 400; idle_duration",
            "POST; /api/v1/idle/reset?idle_duration=-1; 400; idle_duration",
            "GET; /api/v1/vms; 404; Not Found",
            "GET; /api/modules; 404; Not Found",
            "GET; /metrics; 404; Not Found"
        })
        @DisplayName("what is not there, and what cannot be taken")
        void client(String verb, String path, int status, String detail) throws IOException {
            Answer answer = deployed(verb, path);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(json(answer).path("detail").asText()).contains(detail);
            assertThat(host.right.asked).isEmpty();
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"GET /api/v1/heartbeat HTTP/1.1", "NONSENSE", "GET /api/v1/%zz HTTP/1.0", "GET /api/v1/heartbeat HTTP/1.1\r\nHost: a\r\nHost: b"})
        @DisplayName("what is no request, as one of HTTP/1.1 without a Host (RFC 9112, 3.2)")
        void noRequest(String lines) {
            Answer answer = host.raw(WatchedHost.OPERATOR, port(host.right), lines);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Bad Request\"}");
            assertThat(host.right.asked).isEmpty();
        }

        @Test
        @DisplayName("what fails on the host is 500 with what was being done, what is refused 400")
        void server() throws IOException {
            host.right.problem = java.util.Optional.of(new Problem.CommandFailed("box7", "virsh", 1, "no space left"));
            Answer failed = deployed("POST", "/api/v1/vm/start");
            assertThat(failed.status()).isEqualTo(500);
            assertThat(json(failed).path("detail").asText()).startsWith("Error starting VM: ").contains("no space left");

            host.right.problem = java.util.Optional.of(
                    new Problem.Refused(Text.of("agent.web", "snapshot"), Text.of("agent.web", "snapshot")));
            assertThat(deployed("DELETE", "/api/v1/snapshot/ready").status()).isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/vm/start", "/vm/stop", "/vm/restart", "/snapshot/create", "/revert/enable", "/revert/request", "/idle/reset"})
        @DisplayName("before the machine was looked at nothing is done to it")
        void notYet(String path) {
            host.right.state = VmState.INITIALIZING;
            Answer answer = deployed("POST", "/api/v1" + path);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"VM manager not initialized\"}");
            assertThat(host.right.asked).isEmpty();
        }

        @Test
        @DisplayName("but its guest is heard, and its state is told")
        void heardAlready() {
            host.right.state = VmState.INITIALIZING;

            assertThat(deployed("GET", "/api/v1/heartbeat").status()).isEqualTo(200);
            assertThat(deployed("GET", "/api/v1/status").body()).contains("\"state\":\"initializing\"");
            assertThat(deployed("GET", "/api/v1/heartbeat/status").body()).isEqualTo("{\"detail\":\"Heartbeat monitor not initialized\"}");
            assertThat(host.right.asked).containsExactly("beat");
        }
    }

    @Nested
    @DisplayName("hears guests")
    class GuestsHeard {
        @ParameterizedTest
        @ValueSource(strings = {"GET /api/v1/heartbeat HTTP/1.0", "POST /api/v1/heartbeat HTTP/1.0", "GET /api/v1/heartbeat/ HTTP/1.0"})
        @DisplayName("of HTTP/1.0 without a Host, and without a token")
        void old(String line) {
            assertThat(host.raw(WatchedHost.GUEST, port(host.left), line).status()).isEqualTo(200);
            assertThat(host.left.asked).containsExactly("beat");
        }

        @Test
        @DisplayName("of scripts that end lines with a line feed alone")
        void lineFeeds() throws IOException {
            try (Socket socket = WatchedHost.connect(WatchedHost.GUEST, port(host.left))) {
                socket.getOutputStream().write("GET /api/v1/heartbeat HTTP/1.0\nUser-Agent: AutoIt\n\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(WatchedHost.read(socket).status()).isEqualTo(200);
            }
            assertThat(host.left.asked).containsExactly("beat");
        }

        @Test
        @DisplayName("and ends the connection of a beat, so that none is left for the next incarnation; known defect: the dead one's last beat counted")
        void closes() throws IOException {
            Answer answer = host.raw(
                    WatchedHost.GUEST, port(host.left), "GET /api/v1/heartbeat HTTP/1.1", "Host: 127.0.0.1", "Connection: keep-alive");

            assertThat(answer.closes()).isTrue();
        }

        @Test
        @DisplayName("and counts a beat for when its connection was accepted, however late the beat comes")
        void accepted() throws IOException {
            String status = "GET /api/v1/status HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n\r\n".formatted(host.token("read"));
            try (Socket socket = WatchedHost.connect(WatchedHost.GUEST, port(host.left))) {
                socket.getOutputStream().write(status.getBytes(StandardCharsets.US_ASCII));
                assertThat(WatchedHost.read(socket).closes()).isFalse();
                long revert = System.nanoTime();
                socket.getOutputStream().write("GET /api/v1/heartbeat HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(WatchedHost.read(socket).status()).isEqualTo(200);

                assertThat(host.left.accepted).singleElement().satisfies(then -> assertThat(then - revert).isNegative());
            }
            long later = System.nanoTime();
            host.raw(WatchedHost.GUEST, port(host.left), "GET /api/v1/heartbeat HTTP/1.0");
            assertThat(host.left.accepted.getLast() - later).isPositive();
        }
    }

    @Nested
    @DisplayName("stands on the agent's port below /api/v1/vms/NAME")
    class Shared {
        @Test
        @DisplayName("for each machine, also of a name that has to be encoded, and lists them all")
        void names() throws IOException {
            String token = host.token("operate");
            int port = host.api.port();

            assertThat(host.ask("POST", port, "/api/v1/vms/left/vm/stop", token).status()).isEqualTo(200);
            assertThat(host.ask("GET", port, "/api/v1/vms/die%20dritte%20%26%203%25/status", token).body()).contains("\"die dritte & 3%\"");
            assertThat(host.ask("GET", port, "/api/v1/vms/die%20dritte%20%26%203%25/ui/", token).body())
                    .contains("data-base=\"/api/v1/vms/die%20dritte%20%26%203%25\"");
            JsonNode all = json(host.ask("GET", port, "/api/v1/vms", token)).path("vms");
            assertThat(all.findValuesAsText("vm_name")).containsExactly("left", "right", "die dritte & 3%");
            assertThat(all.path(0).path("port").asInt()).isEqualTo(port(host.left));
            assertThat(all.path(2).path("port").isNull()).isTrue();
            assertThat(host.left.asked).containsExactly("stop");
            assertThat(host.right.asked).isEmpty();
        }

        @Test
        @DisplayName("with what only Hostkeeper knows: history, evidence, beats, a new golden snapshot")
        void more() throws IOException {
            String token = host.token("operate");
            String left = "/api/v1/vms/left";
            int port = host.api.port();

            JsonNode history = json(host.ask("GET", port, left + "/history", token));
            assertThat(history.path("mean_time_between_failures").asDouble()).isEqualTo(108_000);
            assertThat(history.path("incidents").path(0).path("detail").asText()).isEqualTo("no beat for 15 s");
            assertThat(history.path("incidents").path(0).path("last_beats").path(0).asText()).isEqualTo("2023-11-14T22:13:05Z");
            assertThat(history.path("incidents").path(0).path("evidence").toString()).isEqualTo("[\"picture\",\"log\"]");
            assertThat(host.ask("GET", port, left + "/evidence/7/log", token)).satisfies(log -> {
                assertThat(log.head()).containsPattern("text/plain; ?charset=utf-8");
                assertThat(log.body()).isEqualTo("panic\n");
            });
            assertThat(host.ask("GET", port, left + "/evidence/8/log", token).status()).isEqualTo(404);
            assertThat(host.ask("GET", port, left + "/evidence/7", token).head()).contains("image/x-portable-pixmap");
            assertThat(host.ask("GET", port, left + "/evidence/8", token).status()).isEqualTo(404);
            assertThat(host.ask("GET", port, left + "/evidence/x", token).status()).isEqualTo(404);
            assertThat(host.ask("GET", port, left + "/beats", token).body()).contains("\"beats\":[0,1,1,2]");
            assertThat(host.ask("POST", port, left + "/snapshot/promote", token).status()).isEqualTo(200);
            assertThat(host.ask("POST", port, left + "/snapshot/promote?confirmed=true", token).status()).isEqualTo(200);
            assertThat(host.left.asked).containsExactly("promote false", "promote true");
        }

        @Test
        @DisplayName("a person's revert is accepted at once and goes on; who presses again starts no second one; what fails at once is told")
        void person() {
            String token = host.token("revert:left");
            String path = "/api/v1/vms/left/revert/request?reason=button";
            host.left.reverted = new CountDownLatch(1);

            assertThat(host.ask("POST", host.api.port(), path, token).body())
                    .isEqualTo("{\"status\":\"accepted\",\"message\":\"VM 'left' will be reverted\",\"will_revert_in_seconds\":0.0}");
            assertThat(host.ask("POST", host.api.port(), path, token).status()).isEqualTo(200);
            assertThat(host.left.asked).containsExactly("revert button");
            host.left.reverted.countDown();
        }

        @Test
        @DisplayName("a person's revert that fails at once is told")
        void personFails() {
            host.left.problem = java.util.Optional.of(new Problem.CommandFailed("box7", "virsh", 1, "no snapshot"));

            Answer answer = host.ask("POST", host.api.port(), "/api/v1/vms/left/revert/request?reason=button", host.token("operate"));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).contains("Error requesting revert: ").contains("no snapshot");
        }

        @Test
        @DisplayName("and is described beside the modules")
        void described() {
            assertThat(host.ask("GET", host.api.port(), "/openapi.json", host.token("read")).body())
                    .contains("/api/modules/{guid}")
                    .contains("/api/v1/vms/{vm}/revert/request");
        }
    }

    private static JsonNode json(Answer answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
