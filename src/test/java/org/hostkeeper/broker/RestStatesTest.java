package org.hostkeeper.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The states that a System API tells")
@Timeout(60)
class RestStatesTest {
    private final HttpServer server;

    RestStatesTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private RestStates answering(int status, String body) {
        server.createContext("/api/modules", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        return new RestStates(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), Clock.systemUTC());
    }

    private static void await(CountDownLatch end) throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    @Test
    @DisplayName("that never come, whole or half, are given up, although the head of the answer is there")
    void silence() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpServer slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            slow.setExecutor(answering);
            slow.createContext("/silent", _ -> await(end));
            slow.createContext("/stalls", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('[');
                exchange.getResponseBody().flush();
                await(end);
            });
            slow.start();
            URI there = URI.create("http://127.0.0.1:" + slow.getAddress().getPort());
            Duration patience = Duration.ofMillis(300);
            assertThat(why(new RestStates(there.resolve("/silent"), Clock.systemUTC(), patience))).isEqualTo("rest.silent");
            assertThat(why(new RestStates(there.resolve("/stalls"), Clock.systemUTC(), patience))).isEqualTo("rest.silent");
            end.countDown();
            slow.stop(0);
        }
    }

    @Test
    @DisplayName("that never end are no list")
    void endless() {
        server.createContext("/api/modules", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = "[1,1,1,1,1,1,1,1".repeat(1 << 10).getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(some);
            }
        });
        assertThat(why(new RestStates(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Clock.systemUTC())))
                .isEqualTo("rest.no-list");
    }

    private static String why(RestStates states) {
        java.util.concurrent.atomic.AtomicReference<String> key = new java.util.concurrent.atomic.AtomicReference<>();
        assertThatThrownBy(states::read).isInstanceOfSatisfying(
                ProblemException.class,
                e -> key.set(((Problem.ServerUnavailable) e.problem()).why().key()));
        return java.util.Objects.requireNonNull(key.get());
    }

    @Test
    @DisplayName("are read row by row, with the deployed words")
    void rows() throws Exception {
        assertThat(answering(
                                200,
                                "[{\"guid\":\"g1\",\"name\":\"насос\",\"description\":\"\",\"status\":\"failed\",\"service_type\":\"p\"},"
                                        + "{\"guid\":\"g2\",\"name\":\"b\",\"status\":\"strange\"},{\"name\":\"none\"}]")
                        .read())
                .extracting(ModuleState::guid, ModuleState::name, ModuleState::status, ModuleState::source)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("g1", "насос", ModuleState.Status.FAILED, ModuleState.Source.REST),
                        org.assertj.core.api.Assertions.tuple("g2", "b", ModuleState.Status.OTHER, ModuleState.Source.REST));
    }

    @Test
    @DisplayName("that are refused, no list, or not there are a problem with what to do")
    void problems() {
        assertThat(why(answering(401, "{\"detail\":\"\"}"))).isEqualTo("rest.token");
        server.removeContext("/api/modules");
        assertThat(why(answering(500, "oops"))).isEqualTo("rest.status");
        server.removeContext("/api/modules");
        assertThat(why(answering(200, "{\"a\":1}"))).isEqualTo("rest.no-list");
        server.removeContext("/api/modules");
        RestStates states = answering(200, "<html>");
        assertThat(why(states)).isEqualTo("rest.no-list");
        server.stop(0);
        assertThat(why(states)).isEqualTo("rest.nothing-there");
    }
}
