package org.hostkeeper.exhibition.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The program of a Linux guest")
class GuestScriptTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Process> running = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private HttpServer host;

    @BeforeEach
    void listen() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] answer = "{\"status\": \"accepted\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        host.start();
    }

    @AfterEach
    void end() {
        running.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        running.forEach(Process::destroyForcibly);
        host.stop(0);
    }

    private URI server() {
        return URI.create("http://127.0.0.1:" + host.getAddress().getPort());
    }

    private Path said() {
        return folder.resolve("said");
    }

    private Process begin(String... arguments) throws IOException {
        Path program = folder.resolve(GuestScript.FILE);
        Files.writeString(program, GuestScript.linux(server()));
        List<String> command = new ArrayList<>(List.of("sh", program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said().toFile()).start();
        running.add(process);
        return process;
    }

    private int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    @DisplayName("beats by a plain GET each second, at the address that came with it, and says once that it is heard")
    void beats() throws Exception {
        Process process = begin("run");

        await().until(() -> asked.size() >= 2);
        assertThat(asked).containsOnly("GET /api/v1/heartbeat");
        process.destroy();
        assertThat(ended(process)).isZero();
        assertThat(Files.readString(said())).isEqualTo("hostkeeper-guest: " + server() + " hears it\n");
    }

    @Test
    @DisplayName("does not beat for an artwork whose process is not there, or whose own check says that it is ill")
    void ill() throws Exception {
        begin("run", "--process", "no-such-player");
        await().until(() -> Files.readString(said()).contains("no beat: no process no-such-player"));

        begin("run", "--check", "/bin/false");
        await().until(() -> Files.readString(said()).contains("/bin/false does not say that it is well"));

        begin("run", "--check", "/not/mounted/yet");
        await().until(() -> Files.readString(said()).contains("/not/mounted/yet does not say that it is well"));
        assertThat(asked).isEmpty();

        begin("run", "--process", "java", "--check", "/bin/true"); // these tests run in one
        await().until(() -> !asked.isEmpty());
    }

    @Test
    @DisplayName("tells how long ago a visitor touched the artwork, if it is told how to know that")
    void idle() throws Exception {
        Path untouched = folder.resolve("untouched");
        Files.writeString(untouched, "#!/bin/sh\necho 42\n");
        assertThat(untouched.toFile().setExecutable(true)).isTrue();

        begin("run", "--idle", untouched.toString());

        await().until(() -> asked.contains("GET /api/v1/heartbeat?idle=42"));
    }

    @Test
    @DisplayName("says why its beats are not heard, and goes on until they are")
    void unheard() throws Exception {
        int port = host.getAddress().getPort();
        host.stop(0);
        begin("run", "--every", "1");
        await().until(() -> Files.readString(said()).contains("http://127.0.0.1:" + port + " does not answer"));

        listenAgain(port);

        await().until(() -> Files.readString(said()).contains("hears it"));
    }

    private void listenAgain(int port) throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        host.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        host.start();
    }

    @Test
    @DisplayName("asks for a revert with a word of its own, of which nothing becomes part of the URL")
    void revert() throws Exception {
        Process process = begin("revert", "a b&severity=low#");
        assertThat(ended(process)).as(Files.readString(said())).isZero();
        assertThat(asked).containsExactly("GET /api/v1/revert/request?reason=a-b-severity-low-");
        assertThat(Files.readString(said())).contains("accepted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --url     | http://10.0.2.2:8000/api | not a URL
            --url     | https://10.0.2.2         | not a URL
            --url     | http://$(id)             | not a URL
            --url     | 10.0.2.2                 | not a URL
            --every   | 0                        | not a number
            --every   | soon                     | not a number
            --check   | true                     | by its whole path
            --colour  | red                      | not known
            """)
    @DisplayName("refuses what it does not understand")
    void refuses(String option, String value, String why) throws Exception {
        assertThat(ended(begin("run", option, value))).isEqualTo(2);
        assertThat(Files.readString(said())).contains(why);
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("tells its use, and needs root to be installed")
    void help() throws Exception {
        assertThat(ended(begin("help"))).isZero();
        assertThat(Files.readString(said())).startsWith("  sh hostkeeper-guest.sh install").contains("--process", "--idle", "/etc/hostkeeper-guest.conf");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://gateway:8001", "0.0.0.0, http://gateway:8001", "localhost, http://gateway:8001", "::1, http://gateway:8001",
        "192.168.122.1, http://192.168.122.1:8001", "127.0.0.1/192.168.122.1, http://192.168.122.1:8001", "fd00::1, http://[fd00::1]:8001"
    })
    @DisplayName("finds its host at the address that listens, or as the guest's default gateway")
    void address(String listens, URI expected) {
        assertThat(GuestScript.server(List.of(listens.split("/")), 8001)).isEqualTo(expected);
        assertThat(GuestScript.linux(expected)).contains("\nurl=" + expected + " every=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host:1", "http://host/path", "http://user@host", "http://host:1?x", "host", "http://host:1/"})
    @DisplayName("is not made with an address that it would not take itself")
    void noAddress(URI server) {
        assertThatThrownBy(() -> GuestScript.linux(server)).isInstanceOf(ProblemException.class);
    }
}
