package org.hostkeeper.agent.root.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hostkeeper.agent.root.Frames;
import org.hostkeeper.agent.root.HelperClient;
import org.hostkeeper.agent.root.HelperRequest;
import org.hostkeeper.agent.root.ModuleHelper;
import org.hostkeeper.agent.root.ModuleRequest;
import org.hostkeeper.agent.root.VmHelper;
import org.hostkeeper.agent.root.VmRequest;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The root helper's socket")
class HelperServerTest {
    private static final byte[] PICTURE = new byte[Frames.PICTURE];
    private static final String ME = System.getProperty("user.name");

    @TempDir
    private Path folder = Path.of("");

    private final List<HelperRequest> heard = new CopyOnWriteArrayList<>();
    private final ModuleHelper modules = request -> {
        if (request.guid().equals("bad")) {
            throw new ProblemException(new Problem.Refused(
                    Text.literal(request.name()), Text.of("agent.root", "not-listed", "/etc/hostkeeper/helper.json")));
        }
        heard.add(request);
        return ModuleStatus.ACTIVE;
    };
    private final VmHelper vms = request -> {
        heard.add(request);
        return request instanceof VmRequest.Screenshot ? PICTURE : new byte[0];
    };
    private Optional<ServerSocketChannel> door = Optional.empty();

    @AfterEach
    void close() throws IOException {
        if (door.isPresent()) {
            door.get().close();
        }
    }

    @Test
    @DisplayName("brings each request to the helper, and its answer back")
    void answers() throws IOException {
        HelperClient client = client(serve(ME, Duration.ofMinutes(1)));
        ModuleRequest create = new ModuleRequest.Create("g1", "насос \"1\"", "two\nlines", "pumps");

        assertThat(client.ask(create)).isEqualTo(ModuleStatus.ACTIVE);
        assertThat(client.ask(new ModuleRequest.Stop("g1", "pump"))).isEqualTo(ModuleStatus.ACTIVE);
        assertThat(heard).containsExactly(create, new ModuleRequest.Stop("g1", "pump"));
    }

    @Test
    @DisplayName("brings each request about a machine to the helper, and a picture back, of any size that is allowed")
    void machines() throws IOException {
        HelperClient client = client(serve(ME, Duration.ofMinutes(1)));
        List<VmRequest> all = List.of(
                new VmRequest.Ready("Room \"1\""), new VmRequest.Start("art"), new VmRequest.Stop("art"), new VmRequest.Resume("art"),
                new VmRequest.Revert("--all", "it's \n"), new VmRequest.Create("art", "ready"), new VmRequest.Delete("art", "--children"),
                new VmRequest.Ping("art", 120));

        for (VmRequest request : all) {
            assertThat(client.ask(request)).isEmpty();
        }

        assertThat(heard).containsExactlyElementsOf(all);
        assertThat(client.ask(new VmRequest.Screenshot("art"))).isEqualTo(PICTURE);
    }

    @Test
    @DisplayName("refuses a picture that is larger than allowed before it is read")
    void largePicture() throws IOException {
        Path socket = folder.resolve("large.sock");
        door = Optional.of(open(socket));
        Thread.ofVirtual().start(() -> {
            try (SocketChannel guest = door.get().accept()) {
                Frames.read(guest, Frames.REQUEST);
                Frames.write(guest, "{\"bytes\": 1}");
                guest.write(ByteBuffer.allocate(4).putInt(Frames.PICTURE + 1).flip());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThatThrownBy(() -> client(socket).ask(new VmRequest.Screenshot("art"))).isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName("brings a problem back with its code and its words in every language")
    void problems() throws IOException {
        HelperClient client = client(serve(ME, Duration.ofMinutes(1)));

        assertThatThrownBy(() -> client.ask(new ModuleRequest.Remove("bad", "ssh")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("refused");
                    assertThat(e.problem().text().in(java.util.Locale.GERMAN)).contains("Liste des Root-Helfers");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "nonsense", "[]", "{}", "{\"do\":\"run\",\"guid\":\"g\",\"name\":\"n\"}",
        "{\"do\":\"start\",\"guid\":1,\"name\":\"n\"}",
        "{\"do\":\"start\",\"guid\":\"g\",\"name\":\"n\",\"path\":\"/etc/shadow\"}",
        "{\"do\":\"start\",\"guid\":\"g\",\"name\":\"n\",\"name\":\"m\"}",
        "{\"do\":\"create\",\"guid\":\"g\",\"name\":\"n\",\"description\":\"\",\"service_type\":\"x\",\"unit\":\"[Unit]\"}",
        "{\"do\":\"vm-start\"}", "{\"do\":\"vm-start\",\"name\":\"art\"}", "{\"do\":\"vm-start\",\"vm\":\"art\",\"snapshot\":\"s\"}",
        "{\"do\":\"vm-revert\",\"vm\":\"art\"}", "{\"do\":\"vm-revert\",\"vm\":\"art\",\"snapshot\":[\"s\"]}",
        "{\"do\":\"vm-screenshot\",\"vm\":\"art\",\"file\":\"/etc/shadow\"}", "{\"do\":\"vm-destroy\",\"vm\":\"art\"}",
        "{\"do\":\"vm-ping\",\"vm\":\"art\",\"seconds\":\"5\"}", "{\"do\":\"vm-ping\",\"vm\":\"art\",\"seconds\":0}",
        "{\"do\":\"vm-ping\",\"vm\":\"art\",\"seconds\":121}", "{\"do\":\"vm-ping\",\"vm\":\"art\",\"seconds\":5,\"cmd\":\"{}\"}"
    })
    @DisplayName("takes typed requests only, with exactly their fields: no path, no unit text, no arguments")
    void typed(String json) throws IOException {
        Path socket = serve(ME, Duration.ofMinutes(1));
        try (SocketChannel channel = dial(socket)) {
            Frames.write(channel, json);
            assertThat(Frames.read(channel, Frames.ANSWER)).contains("\"problem\":\"invalid-input\"");
        }
        assertThat(heard).isEmpty();
    }

    @Test
    @DisplayName("cuts off what is longer than any request, without reading it")
    void tooLong() throws IOException {
        Path socket = serve(ME, Duration.ofMinutes(1));
        for (int length : new int[] {-1, Integer.MAX_VALUE, Frames.REQUEST + 1}) {
            try (SocketChannel channel = dial(socket)) {
                channel.write(ByteBuffer.allocate(4).putInt(length).flip());
                assertThatThrownBy(() -> Frames.read(channel, Frames.ANSWER)).isInstanceOf(EOFException.class);
            }
        }
        assertThat(client(socket).ask(new ModuleRequest.Stop("g1", "pump"))).isEqualTo(ModuleStatus.ACTIVE);
    }

    @Test
    @DisplayName("listens to the agent's user and root only, as the kernel says who they are")
    void strangers() throws IOException {
        HelperClient client = client(serve("somebody-else", Duration.ofMinutes(1)));
        if (ME.equals("root")) { // root is always listened to: a name that this process has not is asked directly
            assertThat(list("somebody-else").listensTo("op")).isFalse();
            assertThat(list("somebody-else").listensTo("somebody-else")).isTrue();
        } else {
            assertThatThrownBy(() -> client.ask(new ModuleRequest.Stop("g1", "pump"))).isInstanceOf(ProblemException.class);
            assertThat(heard).isEmpty();
        }
    }

    @Test
    @DisplayName("turns nobody away of two hundred who ask at once, even while it only starts")
    void crowd() throws Exception {
        Path socket = folder.resolve("helper.sock");
        ServerSocketChannel opened = open(socket);
        HelperClient client = client(socket);
        CountDownLatch asking = new CountDownLatch(200);
        List<CompletableFuture<ModuleStatus>> asked = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            asking.countDown();
                            return client.ask(new ModuleRequest.Stop("g" + i, "pump"));
                        },
                        Thread::startVirtualThread))
                .toList();
        asking.await();
        serve(opened, ME, Duration.ofMinutes(1));

        assertThat(asked).allSatisfy(answer -> assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(ModuleStatus.ACTIVE));
        assertThat(heard).hasSize(200);
    }

    @Test
    @DisplayName("ends by itself when nobody asks")
    void idle() throws IOException {
        door = Optional.of(open(folder.resolve("idle.sock")));

        new HelperServer(door.get(), () -> list(ME), modules, vms, Duration.ofMillis(50)).serve();

        assertThat(door.get().isOpen()).isFalse();
    }

    @Test
    @DisplayName("stays while a machine is listed, so that no revert waits for a start, and ends when none is any more")
    void awake() throws IOException {
        door = Optional.of(open(folder.resolve("awake.sock")));
        AtomicInteger looks = new AtomicInteger();

        new HelperServer(
                        door.get(),
                        () -> new HelperList(Path.of("l"), ME, "op", Optional.empty(), looks.incrementAndGet() < 4 ? Set.of("art") : Set.of()),
                        modules, vms, Duration.ofMillis(10))
                .serve();

        assertThat(looks).hasValue(4);
    }

    @Test
    @DisplayName("that is not there is said to be missing, with what to do: there is no second way")
    void absent() {
        assertThatThrownBy(() -> client(folder.resolve("nothing.sock")).ask(new ModuleRequest.Stop("g1", "pump")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class))
                .hasMessageContaining("hostkeeper-helper.socket");
    }

    @Test
    @DisplayName("serves a list that is root's own, and no other")
    void ownList() throws IOException {
        Path file = folder.resolve("helper.json");
        Files.writeString(file, "{\"agent\": \"hostkeeper\", \"owner\": \"op\", \"modules\": [\"g1\"], \"vms\": [\"Room 1\"]}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        HelperList list = HelperList.read(file, ME);
        assertThat(list).isEqualTo(new HelperList(file, "hostkeeper", "op", Optional.of(Set.of("g1")), Set.of("Room 1")));
        assertThatThrownBy(() -> list.allows("g2", "valve")).hasMessageContaining("valve");
        assertThatThrownBy(() -> list.allows("art")).hasMessageContaining("art");
        list.allows("Room 1");
        assertThatThrownBy(() -> new HelperList(file, "h", "o", Optional.empty(), Set.of("7")).allows("7")).hasMessageContaining("7");
        assertThatThrownBy(() -> HelperList.read(file, "another")).isInstanceOf(ProblemException.class);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThatThrownBy(() -> HelperList.read(file, ME)).isInstanceOf(ProblemException.class);
    }

    private Path serve(String agent, Duration idle) throws IOException {
        Path socket = folder.resolve("helper.sock");
        serve(open(socket), agent, idle);
        return socket;
    }

    private void serve(ServerSocketChannel opened, String agent, Duration idle) {
        door = Optional.of(opened);
        HelperServer server = new HelperServer(
                opened,
                () -> list(agent),
                modules,
                vms,
                idle);
        Thread.ofVirtual().start(() -> {
            try {
                server.serve();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static ServerSocketChannel open(Path socket) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    private static SocketChannel dial(Path socket) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    private static HelperList list(String agent) {
        return new HelperList(Path.of("helper.json"), agent, "op", Optional.empty(), Set.of());
    }

    private static HelperClient client(Path socket) {
        return new HelperClient(socket, Duration.ofSeconds(20), 8);
    }
}
