package org.hostkeeper.kiosk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.kiosk.Condition;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The kiosk’s way to an agent")
class AgentKioskVmTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer agent = server();
    private volatile int status = 200;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        agent.createContext("/", call -> {
            asked.add(call.getRequestMethod() + " " + call.getRequestURI() + " " + call.getRequestHeaders().getFirst("Authorization"));
            byte[] said = "{\"vm_name\": \"orbit\", \"state\": \"healthy\", \"cool_down\": 2.5, \"up_since\": 1}".getBytes(StandardCharsets.UTF_8);
            if (status == 302) {
                call.getResponseHeaders().set("Location", "/elsewhere");
            }
            call.sendResponseHeaders(status, said.length);
            call.getResponseBody().write(said);
            call.close();
        });
        agent.start();
    }

    @AfterEach
    void stop() {
        agent.stop(0);
    }

    private AgentKioskVm vm() {
        return vm("orbit");
    }

    private AgentKioskVm vm(String name) {
        return new AgentKioskVm("gallery-1", name, URI.create("http://127.0.0.1:" + agent.getAddress().getPort()), () -> "0123456789abcdef");
    }

    @Test
    @DisplayName("asks for the state and for a revert of its machine, with its token")
    void asks() {
        try (AgentKioskVm vm = vm()) {
            assertThat(vm.state().condition()).isEqualTo(Condition.RUNNING);
            vm.revert();
        }
        assertThat(asked).containsExactly(
                "GET /api/v1/vms/orbit/status Bearer 0123456789abcdef", "POST /api/v1/vms/orbit/revert/request?reason=button Bearer 0123456789abcdef");
    }

    @Test
    @DisplayName("names in the address a machine whose name has a blank, a percent sign or letters of another script")
    void anyName() {
        try (AgentKioskVm vm = vm("Ё 5%?#")) {
            vm.revert();
        }
        assertThat(asked).containsExactly("POST /api/v1/vms/%D0%81%205%25%3F%23/revert/request?reason=button Bearer 0123456789abcdef");
    }

    @Test
    @DisplayName("tells a refused token, a failure and an agent that is gone apart, and follows nobody elsewhere")
    void problems() {
        try (AgentKioskVm vm = vm()) {
            status = 403;
            assertThatThrownBy(vm::state).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.AccessDenied.class));
            status = 500;
            assertThatThrownBy(vm::revert).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.CommandFailed.class));
            status = 302;
            assertThatThrownBy(vm::state).isInstanceOf(ProblemException.class);
            assertThat(asked).noneMatch(call -> call.contains("elsewhere"));
            agent.stop(0);
            assertThatThrownBy(vm::state).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Unreachable.class));
        }
    }
}
