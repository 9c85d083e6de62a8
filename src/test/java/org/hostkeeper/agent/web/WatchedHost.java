package org.hostkeeper.agent.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hostkeeper.agent.action.HelpedActions;
import org.hostkeeper.agent.action.RecordedHelper;
import org.hostkeeper.agent.config.RestConfig;
import org.hostkeeper.agent.metric.Metrics;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.agent.vm.Hypervisor.GuestAddresses;
import org.hostkeeper.agent.vm.VmControl;
import org.hostkeeper.agent.web.access.Role;
import org.hostkeeper.agent.web.access.TokenFile;
import org.hostkeeper.store.ModulesDb;
import org.hostkeeper.testbed.FreePort;

/**
 * The agent's web server with watched machines. Its loopback addresses stand for machines of a network: 127.0.0.5 is the
 * guest of "left", 127.0.0.8 is where "right" is compatible, 127.0.0.7 where it is for some calls, 127.0.0.66 is anybody else.
 */
final class WatchedHost implements AutoCloseable {
    static final String GUEST = "127.0.0.5";
    static final String OPERATOR = "127.0.0.8";
    static final String CLIENT = "127.0.0.7";
    static final String STRANGER = "127.0.0.66";

    final FakeControl left = new FakeControl("left", FreePort.next(), List.of(), List.of());
    final FakeControl right = new FakeControl("right", FreePort.next(), List.of(), List.of(
            OPERATOR + "/32", "no network", CLIENT + " status heartbeat vm/start snapshot/delete"));
    final FakeControl third = new FakeControl("die dritte & 3%", 0, List.of("127.0.0.9"), List.of());
    final Map<String, GuestAddresses> addresses = new ConcurrentHashMap<>(Map.of(
            "left", addresses(false, GUEST), "right", addresses(false), "die dritte & 3%", addresses(false)));
    final WebApi api;
    final TokenFile tokens;
    private final ModulesDb table;

    WatchedHost(Path folder, VmControl... more) {
        table = ModulesDb.open(folder.resolve("modules.db"));
        tokens = new TokenFile(folder.resolve("tokens"));
        ModuleRegister register = new ModuleRegister(table);
        RecordedHelper helper = new RecordedHelper();
        RestConfig rest = new RestConfig("127.0.0.1", 0, List.of(), folder.resolve("tokens"),
                List.of(new RestConfig.Compatibility("*", List.of(OPERATOR))));
        List<VmControl> machines = new java.util.ArrayList<>(List.of(left, right, third));
        machines.addAll(List.of(more));
        api = WebApi.open(
                "box7", rest, register, new HelpedActions(register, helper, _ -> false, Runnable::run),
                new WebApi.Watched(machines, vm -> addresses.getOrDefault(vm, addresses(false))), new Metrics(),
                Clock.fixed(FakeControl.THEN, ZoneOffset.UTC)); // nobody is let in again because a test is slow
    }

    static GuestAddresses addresses(boolean userMode, String... known) {
        return new GuestAddresses(Set.copyOf(java.util.stream.Stream.of(known).map(WatchedHost::address).toList()), userMode);
    }

    static InetAddress address(String words) {
        try {
            return InetAddress.getByName(words);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a token of this role. */
    String token(String role) {
        return tokens.make("test", Role.of(role).orElseThrow(), new SecureRandom());
    }

    /** What an answer is: status line and headers, and its body. */
    record Answer(String head, String body) {
        int status() {
            return Integer.parseInt(head.split(" ", 3)[1]);
        }

        boolean closes() {
            return head.toLowerCase(java.util.Locale.ROOT).contains("connection: close");
        }
    }

    /** One request as it goes over the wire, without a header that is not among the lines. */
    Answer raw(String from, int port, String... lines) {
        try (Socket socket = connect(from, port)) {
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return read(socket);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Socket connect(String from, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(address(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        return socket;
    }

    static Answer read(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return new Answer(head.toString(), "");
            }
            head.append((char) next);
        }
        java.util.regex.Matcher length = java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        byte[] body = length.find()
                ? socket.getInputStream().readNBytes(Integer.parseInt(length.group(1)))
                : socket.getInputStream().readAllBytes();
        return new Answer(head.toString(), new String(body, StandardCharsets.UTF_8));
    }

    /** As an operator's client asks, with this token. */
    Answer ask(String verb, int port, String path, String token) {
        return raw(
                "127.0.0.1", port, verb + " " + path + " HTTP/1.1", "Host: 127.0.0.1:" + port, "Authorization: Bearer " + token,
                "Content-Length: 0", "Connection: close");
    }

    @Override
    public void close() throws Exception {
        api.close();
        table.close();
    }
}
